<?php
/**
 * Where cards are found.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Card;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a card by account, by order or by e-mail address. A guest's values are on one of the guest's newest orders.
 */
final class Cards {

	/**
	 * The connector moves a guest's values to the newest order within a run or two: they are never further back.
	 */
	const ORDERS_SEARCHED = 10;

	/**
	 * What was found by e-mail during this request: one checkout asks many times.
	 *
	 * @var Card[]
	 */
	private static $by_email = array();

	/**
	 * The card of an account.
	 *
	 * @param int $user_id The account.
	 * @return Card
	 */
	public static function of_user( $user_id ) {
		return Card::read(
			static function ( $key ) use ( $user_id ) {
				return get_user_meta( $user_id, $key, true );
			}
		);
	}

	/**
	 * The values an order itself carries.
	 *
	 * @param \WC_Order $order An order.
	 * @return Card
	 */
	public static function on_order( $order ) {
		return Card::read(
			static function ( $key ) use ( $order ) {
				return $order->get_meta( $key );
			}
		);
	}

	/**
	 * What the order rules say of an order.
	 *
	 * @param \WC_Order $order An order.
	 * @return string[]
	 */
	public static function order_tags( $order ) {
		return Card::texts( $order->get_meta( Keys::ORDER_TAGS ) );
	}

	/**
	 * The card of the one who ordered: of a guest, what this order carries, else what is known of the address. Who
	 * ordered as a guest with the address of an account is the same member to the programme.
	 *
	 * @param \WC_Order $order        An order.
	 * @param bool      $is_searching Whether to search the guest's other orders too.
	 * @return Card
	 */
	public static function of_order( $order, $is_searching = true ) {
		if ( $order->get_customer_id() ) {
			return self::of_user( $order->get_customer_id() );
		}

		$card = self::on_order( $order );
		if ( $card->is_empty() ) {
			$card = self::of_account( $order->get_billing_email() );
		}

		return $card->is_empty() && $is_searching ? self::of_guest( $order->get_billing_email() ) : $card;
	}

	/**
	 * The card of whoever owns an address: the account, else the guest.
	 *
	 * @param string $email An e-mail address in any case.
	 * @return Card
	 */
	public static function of_email( $email ) {
		$card = self::of_account( $email );
		return $card->is_empty() ? self::of_guest( $email ) : $card;
	}

	/**
	 * The card of the account with an address.
	 *
	 * @param string $email An e-mail address in any case.
	 * @return Card
	 */
	private static function of_account( $email ) {
		$user = is_email( $email ) ? get_user_by( 'email', $email ) : false;
		return $user ? self::of_user( $user->ID ) : new Card();
	}

	/**
	 * The card of a guest.
	 *
	 * @param string $email An e-mail address in any case.
	 * @return Card
	 */
	private static function of_guest( $email ) {
		$email = Email::normal( $email );
		if ( ! is_email( $email ) ) {
			return new Card();
		}

		if ( ! isset( self::$by_email[ $email ] ) ) {
			self::$by_email[ $email ] = self::newest_of( $email );
		}

		return self::$by_email[ $email ];
	}

	/**
	 * The newest card on the guest orders of an address.
	 *
	 * @param string $email A normal e-mail address.
	 * @return Card
	 */
	private static function newest_of( $email ) {
		$orders = wc_get_orders(
			array(
				'type'          => 'shop_order',
				'status'        => array_diff( array_keys( wc_get_order_statuses() ), array( 'wc-checkout-draft' ) ),
				'billing_email' => $email,
				'orderby'       => 'date',
				'order'         => 'DESC',
				'limit'         => self::ORDERS_SEARCHED,
			)
		);
		foreach ( $orders as $order ) {
			$card = $order->get_customer_id() ? new Card() : self::on_order( $order );
			if ( ! $card->is_empty() ) {
				return $card;
			}
		}

		return new Card();
	}
}
