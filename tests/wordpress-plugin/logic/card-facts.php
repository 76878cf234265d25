<?php
/**
 * Facts about cards.
 *
 * @package ShopConnector
 */

use ShopConnector\Card\Email;

fact( 'A card reads what the connector writes', function () {
	$card = card( array(
		'shopconnector_tags'           => array( 'VIP', 'Kaas & wijn' ),
		'shopconnector_points'         => '1234',
		'shopconnector_points_pending' => '56',
		'shopconnector_tier'           => 'Goud',
		'_shopconnector_next_tier'     => array( 'name' => 'Platina', 'missing' => '120.50' ),
	) );
	same( array( 'VIP', 'Kaas & wijn' ), $card->tags );
	same( array( 1234, 56, 'Goud' ), array( $card->points, $card->pending, $card->tier ) );
	same( array( 'name' => 'Platina', 'missing' => '120.50' ), $card->next_tier );
	same( false, $card->is_empty() );
} );

fact( 'Nothing stored is an empty card', function () {
	same( true, card( array() )->is_empty() );
} );

fact( 'Spoiled values read as none', function () {
	$card = card( array(
		'shopconnector_tags'       => array( 'a', '', 7, array(), 'b' ),
		'shopconnector_points'     => '12.5',
		'shopconnector_tier'       => array( 'Goud' ),
		'_shopconnector_next_tier' => array( 'name' => 'Platina', 'missing' => 'much' ),
		'_shopconnector_codes'     => array( 'x', array( 'until' => '2026-01-01' ) ),
	) );
	same( array( 'a', 'b' ), $card->tags );
	same( array( null, null, null, array() ), array( $card->points, $card->tier, $card->next_tier, $card->codes ) );
} );

fact( 'Tags and tiers are compared without regard to case and outer spaces', function () {
	$card = card( array( 'shopconnector_tags' => array( 'Été' ), 'shopconnector_tier' => 'Goud' ) );
	same( true, $card->has_tag( ' ÉTÉ ' ) );
	same( true, $card->has_tier( 'GOUD' ) );
	same( false, $card->has_tag( 'Ét' ) );
	same( false, $card->has_tier( '' ) );
} );

fact( 'Points may be negative', function () {
	same( -40, card( array( 'shopconnector_points' => '-40' ) )->points );
} );

fact( 'The current offer is a code even where only that was written', function () {
	$card = card( array( 'shopconnector_offer_code' => 'kom-1', 'shopconnector_offer_until' => '2026-12-31' ) );
	same( array( array( 'code' => 'kom-1', 'until' => '2026-12-31', 'title' => '' ) ), $card->codes );
} );

fact( 'A code in both places is shown once, with its title', function () {
	$card = card( array(
		'shopconnector_offer_code' => 'KOM-1',
		'_shopconnector_codes'     => array( array( 'code' => 'kom-1', 'until' => null, 'title' => 'Welkom' ) ),
	) );
	same( array( array( 'code' => 'kom-1', 'until' => null, 'title' => 'Welkom' ) ), $card->codes );
} );

fact( 'Addresses are compared trimmed and in lower case', function () {
	same( "k.o'brien@example.test", Email::normal( "  K.O'Brien@Example.TEST " ) );
	same( '', Email::normal( null ) );
} );
