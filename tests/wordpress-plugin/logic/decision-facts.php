<?php
/**
 * Facts about what the checkout decides.
 *
 * @package ShopConnector
 */

use ShopConnector\Card\Card;
use ShopConnector\Rules\Decision;
use ShopConnector\Rules\Rule;
use ShopConnector\Rules\Shopper_Cards;

/**
 * A rule for the tag VIP.
 *
 * @param string       $action  What it does.
 * @param string|array $methods For which methods.
 * @param float        $amount  How much.
 * @return Rule
 */
function for_vip( $action, $methods, $amount = 0.0 ) {
	return new Rule( 'tag', 'VIP', $action, $amount, (array) $methods );
}

/**
 * A decision for somebody who is a VIP for sure, who only says so, or who is nobody.
 *
 * @param Rule[] $rules The rules.
 * @param string $who   proven, claimed or nobody.
 * @return Decision
 */
function decision( array $rules, $who ) {
	return new Decision( $rules, shopper( $who ) );
}

/**
 * The shopper of such a decision.
 *
 * @param string $who proven, claimed or nobody.
 * @return Shopper_Cards
 */
function shopper( $who ) {
	$vip = card( array( 'shopconnector_tags' => array( 'vip' ), 'shopconnector_tier' => 'Goud' ) );
	return new Shopper_Cards( 'proven' === $who ? $vip : new Card(), array( 'claimed' === $who ? $vip : new Card() ) );
}

fact( 'A VIP ships free, and a guessed address does not', function () {
	$rules = array( for_vip( 'ship_free', 'flat_rate:3' ) );
	same( 0.0, decision( $rules, 'proven' )->cost( 'flat_rate:3', 'flat_rate', 4.96 ) );
	same( 4.96, decision( $rules, 'claimed' )->cost( 'flat_rate:3', 'flat_rate', 4.96 ) );
	same( 4.96, decision( $rules, 'nobody' )->cost( 'flat_rate:3', 'flat_rate', 4.96 ) );
} );

fact( 'A method for VIPs only is not shown to a guessed address', function () {
	foreach ( array( 'ship_only', 'pay_only' ) as $action ) {
		$rules = array( for_vip( $action, 'x' ) );
		same( true, decision( $rules, 'proven' )->shows( 'x', 'x' ) );
		same( false, decision( $rules, 'claimed' )->shows( 'x', 'x' ) );
		same( false, decision( $rules, 'nobody' )->shows( 'x', 'x' ) );
		same( true, decision( $rules, 'nobody' )->shows( 'y', 'y' ) );
	}
} );

fact( 'A restriction holds for a typed address too', function () {
	foreach ( array( 'ship_hide', 'pay_hide' ) as $action ) {
		$rules = array( for_vip( $action, 'cod' ) );
		same( false, decision( $rules, 'proven' )->shows( 'cod', 'cod' ) );
		same( false, decision( $rules, 'claimed' )->shows( 'cod', 'cod' ) );
		same( true, decision( $rules, 'nobody' )->shows( 'cod', 'cod' ) );
	}
} );

fact( 'Hiding beats showing, in either order', function () {
	$only = for_vip( 'pay_only', 'cod' );
	$hide = for_vip( 'pay_hide', 'cod' );
	same( false, decision( array( $only, $hide ), 'proven' )->shows( 'cod', 'cod' ) );
	same( false, decision( array( $hide, $only ), 'proven' )->shows( 'cod', 'cod' ) );
} );

fact( 'One of several reserving rules is enough to be shown', function () {
	$rules = array( new Rule( 'tier', 'Platina', 'pay_only', 0.0, array( 'cod' ) ), for_vip( 'pay_only', 'cod' ) );
	same( true, decision( $rules, 'proven' )->shows( 'cod', 'cod' ) );
} );

fact( 'Of several benefits the shopper gets the best, whatever their order', function () {
	$rules = array(
		for_vip( 'ship_amount', 'flat_rate', 1.0 ),
		for_vip( 'ship_percent', 'flat_rate', 50.0 ),
		for_vip( 'ship_percent', 'flat_rate', 10.0 ),
	);
	same( 2.48, decision( $rules, 'proven' )->cost( 'flat_rate:3', 'flat_rate', 4.96 ) );
	same( 2.48, decision( array_reverse( $rules ), 'proven' )->cost( 'flat_rate:3', 'flat_rate', 4.96 ) );
} );

fact( 'No amount makes shipping cheaper than free', function () {
	$rules = array( for_vip( 'ship_amount', 'flat_rate', 10.0 ) );
	same( 0.0, decision( $rules, 'proven' )->cost( 'flat_rate:3', 'flat_rate', 4.96 ) );
} );

fact( 'Tiers count as tags do', function () {
	$rules = array( new Rule( 'tier', 'GOUD', 'ship_free', 0.0, array( 'flat_rate' ) ) );
	same( 0.0, decision( $rules, 'proven' )->cost( 'flat_rate:3', 'flat_rate', 4.96 ) );
} );

fact( 'A method is named as a kind, as one of a zone, or by a part of what a plugin makes of it', function () {
	same( true, for_vip( 'ship_free', 'flat_rate' )->names( 'flat_rate:3', 'flat_rate' ) );
	same( true, for_vip( 'ship_free', 'table:3' )->names( 'table:3:express', 'table' ) );
	same( false, for_vip( 'ship_free', 'flat_rate:3' )->names( 'flat_rate:31', 'flat_rate' ) );
	same( false, for_vip( 'ship_free', 'flat' )->names( 'flat_rate:3', 'flat_rate' ) );
} );

fact( 'The mark of a package differs whenever another rule holds, and only then', function () {
	$rules = array( for_vip( 'ship_free', 'flat_rate' ) );
	$mark  = shopper( 'nobody' )->fingerprint( $rules );
	same( $mark, shopper( 'claimed' )->fingerprint( $rules ) );
	same( false, $mark === shopper( 'proven' )->fingerprint( $rules ) );
	same( false, $mark === shopper( 'nobody' )->fingerprint( array( for_vip( 'ship_free', 'local_pickup' ) ) ) );
} );
