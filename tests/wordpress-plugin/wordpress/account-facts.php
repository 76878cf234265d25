<?php
/**
 * Facts about My account → Loyalty.
 *
 * @package ShopConnector
 */

use ShopConnector\Account\Code_Worth;

/**
 * What is said of a coupon.
 *
 * @param string $type        Its kind.
 * @param string $amount      As WooCommerce keeps it.
 * @param string $minimum     As WooCommerce keeps it.
 * @param bool   $is_shipping Whether it frees the shipping.
 * @return string
 */
function worth( $type, $amount, $minimum = '', $is_shipping = false ) {
	return wp_strip_all_tags( Code_Worth::of( new WC_Coupon( compact( 'type', 'amount', 'minimum', 'is_shipping' ) ) ) );
}

fact( 'A code says what it is worth', function () {
	same( '15 % discount', worth( 'percent', '15.00' ) );
	same( '&euro;5 discount, on orders from &euro;40', worth( 'fixed_cart', '5.00', '40' ) );
	same( 'Free shipping', worth( 'fixed_cart', '0', '0', true ) );
	same( '10 % discount, Free shipping', worth( 'percent', '10', '', true ) );
} );

fact( 'Of a code that does nothing known nothing is said', function () {
	same( '', worth( 'sign_up_fee', '5' ) );
	same( '', worth( 'percent', '0', '40' ) );
} );
