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
		'shopconnector_next_tier'      => '120.50 EUR Platina plus',
	) );
	same( array( 'VIP', 'Kaas & wijn' ), $card->tags );
	same( array( 1234, 56, 'Goud' ), array( $card->points, $card->pending, $card->tier ) );
	same( array( 'name' => 'Platina plus', 'missing' => '120.50', 'currency' => 'EUR' ), $card->next_tier );
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
		'shopconnector_next_tier'  => 'much Platina',
		'shopconnector_offer_code' => ' ',
	) );
	same( array( 'a', 'b' ), $card->tags );
	same( array( null, null, null, null ), array( $card->points, $card->tier, $card->next_tier, $card->offer_code ) );
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

fact( 'Addresses are compared trimmed and in lower case', function () {
	same( "k.o'brien@example.test", Email::normal( "  K.O'Brien@Example.TEST " ) );
	same( '', Email::normal( null ) );
} );
