<?php
/**
 * Facts about what is pushed.
 *
 * @package ShopConnector
 */

use ShopConnector\Rest\Member_Push;
use ShopConnector\Rest\Version_Mark;

/**
 * A pushed member.
 *
 * @param array $more What differs.
 * @return Member_Push
 */
function pushed( array $more = array() ) {
	$usual = array( 'customer' => 12, 'version' => 7, 'tags' => array( 'VIP' ), 'points' => 40 );
	return Member_Push::read( $more + $usual );
}

fact( 'A push is all there is to know: what it leaves out is taken away', function () {
	$push = pushed( array( 'next_tier' => array( 'name' => 'Goud', 'missing' => '12.50' ), 'tier' => 'Zilver' ) );
	same( array( 'customer', 12, 7 ), array( $push->carrier, $push->id, $push->version ) );
	same(
		array(
			'shopconnector_tags'           => array( 'VIP' ),
			'shopconnector_points'         => '40',
			'shopconnector_points_pending' => null,
			'shopconnector_tier'           => 'Zilver',
			'shopconnector_offer_code'     => null,
			'shopconnector_offer_until'    => null,
			'_shopconnector_next_tier'     => array( 'name' => 'Goud', 'missing' => '12.50' ),
			'_shopconnector_codes'         => null,
		),
		$push->values
	);
} );

fact( 'An empty list of tags is kept, as the connector writes it', function () {
	$push = Member_Push::read( array( 'order' => 5, 'version' => 1, 'tags' => array() ) );
	same( array(), $push->values['shopconnector_tags'] );
	same( false, $push->is_clearing() );
	same( true, Member_Push::read( array( 'order' => 5, 'version' => 1 ) )->is_clearing() );
} );

fact( 'What is wrong with a member is said', function () {
	$wrong = array(
		'A member names either a customer or an order.'     => array( 'order' => 3 ),
		'version must be a whole number above 0.'           => array( 'version' => '7' ),
		'customer must be a whole number above 0.'          => array( 'customer' => 0 ),
		'points must be a whole number.'                    => array( 'points' => 1.5 ),
		'tier must be a text of 1 to 255 bytes.'            => array( 'tier' => ' ' ),
		'tags must be a list of at most 250.'               => array( 'tags' => array( 'a' => 'b' ) ),
		'a tag must be a text of 1 to 255 bytes.'           => array( 'tags' => array( null ) ),
		'next_tier.name must be a text of 1 to 255 bytes.'  => array( 'next_tier' => array( 'missing' => '1' ) ),
		'codes[].code must be a text of 1 to 255 bytes.'    => array( 'codes' => array( array() ) ),
		'next_tier.missing must be a decimal as text, such as "12.50".' => array( 'next_tier' => array() ),
	);
	foreach ( $wrong as $sentence => $more ) {
		same( $sentence, refusal( function () use ( $more ) {
			pushed( $more );
		} ) );
	}
	same( 'A member names either a customer or an order.', refusal( function () {
		Member_Push::read( 'x' );
	} ) );
} );

fact( 'An older version never wins, and a version never changes', function () {
	$held = Version_Mark::of( pushed() );
	same( Version_Mark::SAME, Version_Mark::compare( pushed(), $held ) );
	same( Version_Mark::NEWER, Version_Mark::compare( pushed( array( 'version' => 8 ) ), $held ) );
	same( Version_Mark::STALE, Version_Mark::compare( pushed( array( 'version' => 6 ) ), $held ) );
	same( Version_Mark::CONFLICT, Version_Mark::compare( pushed( array( 'points' => 41 ) ), $held ) );
} );

fact( 'No mark and a spoiled mark give way', function () {
	foreach ( array( null, '', '7', array(), '7:xyz' ) as $held ) {
		same( Version_Mark::NEWER, Version_Mark::compare( pushed(), $held ) );
	}
} );
