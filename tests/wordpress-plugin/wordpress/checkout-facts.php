<?php
/**
 * Facts about the checkout.
 *
 * @package ShopConnector
 */

use ShopConnector\Proof\Email_Proof;
use ShopConnector\Rules\Rule;
use ShopConnector\Rules\Rule_Book;

/**
 * What the checkout offers.
 *
 * @param int    $user_id Who is logged in, or 0.
 * @param string $typed   The billing address.
 * @param string $proven  The address this browser proved.
 * @return array array( the package's mark, cost and taxes of the parcel, payment methods )
 */
function offered( $user_id, $typed, $proven = '' ) {
	set_current_screen( 'front' );
	wp_set_current_user( $user_id );
	WC()->customer->email = $typed;
	WC()->session->set( Email_Proof::SESSION_KEY, $proven );
	$packages = apply_filters( 'woocommerce_cart_shipping_packages', array( array( 'contents' => array() ) ) );
	$rates    = apply_filters(
		'woocommerce_package_rates',
		array( 'flat_rate:1' => new WC_Shipping_Rate( 'flat_rate:1', '5.00', array( 3 => '1.05' ) ) ),
		$packages[0]
	);
	$gateways = apply_filters( 'woocommerce_available_payment_gateways', array( 'cod' => 1, 'invoice' => 1 ) );
	return array(
		$packages[0]['shopconnector'],
		(float) $rates['flat_rate:1']->get_cost(),
		$rates['flat_rate:1']->get_taxes(),
		array_keys( $gateways ),
	);
}

Rule_Book::keep( array(
	new Rule( 'tag', 'VIP', Rule::SHIP_PERCENT, 50.0, array( 'flat_rate' ) ),
	new Rule( 'tag', 'VIP', Rule::PAY_ONLY, 0.0, array( 'invoice' ) ),
	new Rule( 'tag', 'Late', Rule::PAY_HIDE, 0.0, array( 'cod' ) ),
) );
$vip   = account( 'checkout-vip', array( 'shopconnector_tags' => array( 'vip' ) ) );
$plain = account( 'checkout-plain' );
account( 'checkout-late', array( 'shopconnector_tags' => array( 'Late' ) ) );
$guest = new WC_Order( array( 'email' => 'checkout-guest@example.test' ) );
$guest->update_meta_data( 'shopconnector_tags', array( 'VIP' ) );

fact( 'A VIP who is logged in ships for less, taxes too, and may pay by invoice', function () use ( $vip ) {
	list( , $cost, $taxes, $payments ) = offered( $vip, 'any@example.test' );
	same( array( 2.5, array( 3 => 0.525 ), array( 'cod', 'invoice' ) ), array( $cost, $taxes, $payments ) );
} );

fact( 'Whoever types a VIP\'s address gets nothing by it, logged in or not', function () use ( $plain ) {
	foreach ( array( 0, $plain ) as $who ) {
		foreach ( array( 'checkout-vip@example.test', 'Checkout-Guest@example.test' ) as $typed ) {
			list( , $cost, $taxes, $payments ) = offered( $who, $typed );
			same( array( 5.0, array( 3 => '1.05' ), array( 'cod' ) ), array( $cost, $taxes, $payments ) );
		}
	}
} );

fact( 'A guest who proved the address gets what it is due, and only with it', function () {
	same( 2.5, offered( 0, 'Checkout-Guest@example.test', 'checkout-guest@example.test' )[1] );
	same( 5.0, offered( 0, 'checkout-vip@example.test', 'checkout-guest@example.test' )[1] );
	same( 5.0, offered( 0, '', 'checkout-guest@example.test' )[1] );
} );

fact( 'A proof of the session earns an account nothing', function () use ( $plain ) {
	same( 5.0, offered( $plain, 'checkout-guest@example.test', 'checkout-guest@example.test' )[1] );
} );

fact( 'A restriction follows the typed address', function () {
	same( array(), offered( 0, 'checkout-late@example.test' )[3] );
} );

fact( 'Rates of one shopper are never kept for another', function () use ( $vip ) {
	same( offered( 0, 'any@example.test' )[0], offered( 0, 'checkout-vip@example.test' )[0] );
	same( false, offered( $vip, '' )[0] === offered( 0, '' )[0] );
} );

fact( 'Saved rules make every cart calculate anew', function () {
	$before = WC_Cache_Helper::$versions;
	Rule_Book::keep( Rule_Book::rules() );
	same( $before + 1, WC_Cache_Helper::$versions );
} );

fact( 'Pages made for one shopper are kept out of caches, all others are not', function () {
	$kept_out = function ( $content, $proven, $is_checkout = false ) {
		$GLOBALS['post']        = get_post( wp_insert_post( array( 'post_content' => $content ) ) );
		$GLOBALS['is_checkout'] = $is_checkout;
		$GLOBALS['uncached']    = false;
		WC()->session->set( Email_Proof::SESSION_KEY, $proven );
		do_action( 'template_redirect' );
		return $GLOBALS['uncached'];
	};
	remove_action( 'template_redirect', 'redirect_canonical' );
	same( false, $kept_out( 'Cheese', '' ) );
	same( true, $kept_out( 'Cheese', 'checkout-guest@example.test' ) );
	same( true, $kept_out( 'Cheese', '', true ) );
	same( true, $kept_out( '<!-- wp:woocommerce/checkout /-->', '' ) );
} );

fact( 'A link fills in the address only in the browser that asked for it, and proves it in any', function () {
	wp_set_current_user( 0 );
	$accept = new ReflectionMethod( Email_Proof::class, 'accept' );
	$accept->setAccessible( true );
	$filled_in = function ( $asked ) use ( $accept ) {
		WC()->customer->email = '';
		WC()->session->set( Email_Proof::ASKED_KEY, $asked );
		$accept->invoke( null, 'checkout-guest@example.test' );
		same( 'checkout-guest@example.test', Email_Proof::proven() );
		return WC()->customer->email;
	};
	same( 'checkout-guest@example.test', $filled_in( 'checkout-guest@example.test' ) );
	same( '', $filled_in( '' ) );
	same( '', $filled_in( 'checkout-vip@example.test' ) );
	WC()->session->set( Email_Proof::SESSION_KEY, '' );
} );
