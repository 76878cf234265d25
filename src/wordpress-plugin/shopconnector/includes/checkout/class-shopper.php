<?php
/**
 * The shopper of this request.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Checkout;

use ShopConnector\Card\Card;
use ShopConnector\Card\Cards;
use ShopConnector\Card\Email;
use ShopConnector\Proof\Account_Proof;
use ShopConnector\Proof\Email_Proof;
use ShopConnector\Rules\Rule;
use ShopConnector\Rules\Shopper_Cards;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the cards of who is at the checkout; asks no more of the database than the rules need.
 */
final class Shopper {

	/**
	 * The cards that the rules may look at.
	 *
	 * @param Rule[] $rules The rules.
	 * @return Shopper_Cards
	 */
	public static function cards( array $rules ) {
		$restrictions = array_filter(
			$rules,
			static function ( Rule $rule ) {
				return $rule->is_restriction();
			}
		);
		return new Shopper_Cards(
			$rules ? self::proven() : new Card(),
			$restrictions ? array( self::account(), Cards::of_email( self::typed_email() ) ) : array()
		);
	}

	/**
	 * The card of the account that is logged in, whoever's it is.
	 *
	 * @return Card
	 */
	private static function account() {
		return is_user_logged_in() ? Cards::of_user( get_current_user_id() ) : new Card();
	}

	/**
	 * The card of the account, if it may use it; without one, that of the address that was proven and is used for this
	 * order.
	 *
	 * @return Card
	 */
	private static function proven() {
		if ( is_user_logged_in() ) {
			$card = self::account();
			return $card->is_empty() || Account_Proof::may_benefit( get_current_user_id() ) ? $card : new Card();
		}

		$proven = Email_Proof::proven();
		return '' !== $proven && self::typed_email() === $proven ? Cards::of_email( $proven ) : new Card();
	}

	/**
	 * The billing address of this checkout; of the order where an order is paid later.
	 *
	 * @return string
	 */
	private static function typed_email() {
		$order = is_wc_endpoint_url( 'order-pay' ) ? wc_get_order( absint( get_query_var( 'order-pay' ) ) ) : false;
		if ( $order instanceof \WC_Order ) {
			return Email::normal( $order->get_billing_email() );
		}

		return WC()->customer ? Email::normal( WC()->customer->get_billing_email() ) : '';
	}
}
