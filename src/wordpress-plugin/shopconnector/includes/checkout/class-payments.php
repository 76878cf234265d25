<?php
/**
 * Payment methods.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Checkout;

use ShopConnector\Rules\Decision;
use ShopConnector\Rules\Rule_Book;

defined( 'ABSPATH' ) || exit;

/**
 * Applies the payment rules. WooCommerce asks here both when it lists methods and when it accepts an order.
 */
final class Payments {

	/**
	 * Hooks.
	 */
	public function start() {
		add_filter( 'woocommerce_available_payment_gateways', array( $this, 'apply' ), Shipping::PRIORITY );
	}

	/**
	 * Hides what the rules hide.
	 *
	 * @param \WC_Payment_Gateway[] $gateways By id.
	 * @return \WC_Payment_Gateway[]
	 */
	public function apply( $gateways ) {
		$is_staff_screen = is_admin() && ! wp_doing_ajax();
		$rules           = $is_staff_screen || ! is_array( $gateways ) ? array() : Rule_Book::about( true );
		if ( ! $rules ) {
			return $gateways;
		}

		$decision = new Decision( $rules, Shopper::cards( $rules ) );
		foreach ( array_keys( $gateways ) as $id ) {
			if ( ! $decision->shows( (string) $id, (string) $id ) ) {
				unset( $gateways[ $id ] );
			}
		}

		return $gateways;
	}
}
