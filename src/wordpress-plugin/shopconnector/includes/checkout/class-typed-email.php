<?php
/**
 * The typed address, in time.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Checkout;

use ShopConnector\Rules\Rule_Book;

defined( 'ABSPATH' ) || exit;

/**
 * The classic checkout tells the shop a typed address only with the order. The block checkout tells it at once.
 */
final class Typed_Email {

	/**
	 * Hooks.
	 */
	public function start() {
		add_filter( 'woocommerce_billing_fields', array( $this, 'refresh_on_change' ) );
		add_action( 'woocommerce_checkout_update_order_review', array( $this, 'remember' ) );
	}

	/**
	 * Methods and costs follow the address as soon as it is typed.
	 *
	 * @param array $fields The billing fields.
	 * @return array
	 */
	public function refresh_on_change( $fields ) {
		if ( isset( $fields['billing_email'] ) && Rule_Book::rules() ) {
			$field                   = $fields['billing_email'];
			$classes                 = isset( $field['class'] ) ? (array) $field['class'] : array();
			$field['class']          = array_merge( $classes, array( 'update_totals_on_change' ) );
			$fields['billing_email'] = $field;
		}

		return $fields;
	}

	/**
	 * Before WooCommerce calculates the review. It checked the nonce already.
	 *
	 * @param string $posted The form as a query string.
	 */
	public function remember( $posted ) {
		$values = array();
		parse_str( (string) $posted, $values );
		if ( WC()->customer && isset( $values['billing_email'] ) && is_string( $values['billing_email'] ) ) {
			$email = sanitize_email( $values['billing_email'] );
			if ( '' === $email || is_email( $email ) ) {
				WC()->customer->set_billing_email( $email );
			}
		}
	}
}
