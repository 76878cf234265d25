<?php
/**
 * The shopper's codes.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Account;

use ShopConnector\Card\Card;

defined( 'ABSPATH' ) || exit;

/**
 * What was written may be out of date: a code can be used or ended since. The coupon itself knows.
 */
final class Codes {

	/**
	 * The codes that still work.
	 *
	 * @param Card $card A member's card.
	 * @return array[] Each array( 'code' => string, 'title' => string, 'until' => string in words ).
	 */
	public static function usable( Card $card ) {
		$usable = array();
		foreach ( $card->codes as $code ) {
			$coupon = new \WC_Coupon( $code['code'] );
			if ( self::is_usable( $coupon ) ) {
				$usable[] = array(
					'code'  => $code['code'],
					'title' => $code['title'],
					'until' => self::last_day( $coupon ),
				);
			}
		}

		return $usable;
	}

	/**
	 * Whether a coupon exists, has not ended and was not used up.
	 *
	 * @param \WC_Coupon $coupon A coupon.
	 */
	private static function is_usable( $coupon ) {
		$until = $coupon->get_date_expires();
		return $coupon->get_id()
			&& 'publish' === get_post_status( $coupon->get_id() )
			&& ( null === $until || $until->getTimestamp() > time() )
			&& ( ! $coupon->get_usage_limit() || $coupon->get_usage_count() < $coupon->get_usage_limit() );
	}

	/**
	 * The last day a coupon works. It ends at an instant: at midnight, the day before was the last one.
	 *
	 * @param \WC_Coupon $coupon A coupon.
	 * @return string
	 */
	private static function last_day( $coupon ) {
		$until = $coupon->get_date_expires();
		return null === $until
			? __( 'No end', 'shopconnector' )
			: wp_date( get_option( 'date_format' ), $until->getTimestamp() - 1 );
	}
}
