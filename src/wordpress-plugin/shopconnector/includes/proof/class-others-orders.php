<?php
/**
 * Orders with an account's address that the account did not place.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Proof;

defined( 'ABSPATH' ) || exit;

/**
 * Guests' orders, and those from before the account was made: they can have been given to it since.
 */
final class Others_Orders {

	/**
	 * What was found during this request: one checkout asks many times.
	 *
	 * @var bool[] By account.
	 */
	private static $found = array();

	/**
	 * Whether there are any.
	 *
	 * @param \WP_User $user The account.
	 */
	public static function exist( $user ) {
		if ( ! isset( self::$found[ $user->ID ] ) ) {
			$made                     = (int) strtotime( $user->user_registered . ' UTC' );
			self::$found[ $user->ID ] = self::is_any( $user, array( 'customer_id' => 0 ) )
				|| self::is_any( $user, array( 'date_created' => "<$made" ) );
		}

		return self::$found[ $user->ID ];
	}

	/**
	 * Whether an order with the account's address is like this.
	 *
	 * @param \WP_User $user The account.
	 * @param array    $like Of wc_get_orders.
	 */
	private static function is_any( $user, array $like ) {
		$usual = array(
			'type'          => 'shop_order',
			'status'        => array_diff( array_keys( wc_get_order_statuses() ), array( 'wc-checkout-draft' ) ),
			'billing_email' => $user->user_email,
			'return'        => 'ids',
			'limit'         => 1,
		);
		return (bool) wc_get_orders( $like + $usual );
	}
}
