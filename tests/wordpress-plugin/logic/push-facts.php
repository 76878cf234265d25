<?php
/**
 * Facts about what is pushed.
 *
 * @package ShopConnector
 */

use ShopConnector\Rest\Member_Push;
use ShopConnector\Rest\Version_Mark;

const NOW = 1800000000;

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

fact( 'A push changes what it names, null takes away, and nothing else is touched', function () {
	$push = pushed( array( 'next_tier' => '12.50 EUR Goud', 'tier' => null, 'shared' => true ) );
	same( array( 'customer', 12, 7 ), array( $push->carrier, $push->id, $push->version ) );
	same(
		array(
			'shopconnector_tags'      => array( 'VIP' ),
			'shopconnector_points'    => '40',
			'shopconnector_tier'      => null,
			'shopconnector_next_tier' => '12.50 EUR Goud',
			'_shopconnector_shared'   => 'yes',
		),
		$push->values
	);
} );

fact( 'What is no longer shared loses the mark', function () {
	same( null, pushed( array( 'shared' => false ) )->values['_shopconnector_shared'] );
} );

fact( 'An empty list of tags is kept, as the connector writes it', function () {
	$push = Member_Push::read( array( 'order' => 5, 'version' => 1, 'tags' => array() ) );
	same( array(), $push->values['shopconnector_tags'] );
	same( false, $push->is_clearing() );
	same( true, Member_Push::read( array( 'order' => 5, 'version' => 1, 'tags' => null ) )->is_clearing() );
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
		'shared must be true or false.'                     => array( 'shared' => 'yes' ),
		'next_tier must be an amount, its currency and a name, such as "12.50 EUR Goud".' => array( 'next_tier' => 'Goud' ),
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
	same( Version_Mark::SAME, Version_Mark::compare( pushed(), $held, NOW ) );
	same( Version_Mark::NEWER, Version_Mark::compare( pushed( array( 'version' => 8 ) ), $held, NOW ) );
	same( Version_Mark::STALE, Version_Mark::compare( pushed( array( 'version' => 6 ) ), $held, NOW ) );
	same( Version_Mark::CONFLICT, Version_Mark::compare( pushed( array( 'points' => 41 ) ), $held, NOW ) );
} );

fact( 'No mark and a spoiled mark give way', function () {
	foreach ( array( null, '', '7', array(), '7:xyz' ) as $held ) {
		same( Version_Mark::NEWER, Version_Mark::compare( pushed(), $held, NOW ) );
	}
} );

fact( 'A mark from the future, of when the clock was wrong, shuts nobody out', function () {
	$ahead = pushed( array( 'version' => NOW * 1000 + Version_Mark::AHEAD_AT_MOST + 1 ) );
	same( Version_Mark::NEWER, Version_Mark::compare( pushed(), Version_Mark::of( $ahead ), NOW ) );
	same( Version_Mark::STALE, Version_Mark::compare( pushed(), Version_Mark::of( $ahead ), NOW + 1 ) );
} );
