<?php
/**
 * The shopper's codes.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Account;

use ShopConnector\Card\Email;
use ShopConnector\Card\Keys;

defined( 'ABSPATH' ) || exit;

/**
 * Asked of the coupons themselves: only they know whether a code still works. The connector keeps each of its coupons
 * to one address; what the shop's own coupons say is no business of this page.
 */
final class Codes {

	const SHOWN_AT_MOST = 25;

	/**
	 * The codes of an address that still work, newest first.
	 *
	 * @param string $email An address that its owner proved, or whose account inherits nothing.
	 * @return array[] Each array( 'code' => HTML, 'title' => HTML, 'until' => HTML ).
	 */
	public static function usable( $email ) {
		$usable = array();
		foreach ( self::coupons( Email::normal( $email ) ) as $id ) {
			$coupon = new \WC_Coupon( $id );
			if ( self::is_usable( $coupon ) ) {
				$usable[] = array(
					// WooCommerce keeps codes in lower case and takes them in any; staff see them in capitals.
					'code'  => '<code>' . esc_html( strtoupper( $coupon->get_code() ) ) . '</code>',
					'title' => self::titled( $coupon ),
					'until' => esc_html( self::last_day( $coupon ) ),
				);
			}
		}

		return $usable;
	}

	/**
	 * The connector's coupons that are kept to an address. Between quotes, as the list is stored: an address never
	 * matches the end of a longer one.
	 *
	 * @param string $email A normal address.
	 * @return int[]
	 */
	private static function coupons( $email ) {
		return ! is_email( $email ) ? array() : get_posts(
			array(
				'post_type'      => 'shop_coupon',
				'post_status'    => 'publish',
				'posts_per_page' => self::SHOWN_AT_MOST,
				'orderby'        => 'ID',
				'order'          => 'DESC',
				'fields'         => 'ids',
				'meta_query'     => array( // phpcs:ignore WordPress.DB.SlowDBQuery -- Once on one page of an account.
					array(
						'key'     => Keys::ENTITLEMENT,
						'compare' => 'EXISTS',
					),
					array(
						'key'     => 'customer_email',
						'value'   => '"' . $email . '"',
						'compare' => 'LIKE',
					),
				),
			)
		);
	}

	/**
	 * Whether a coupon has not ended and was not used up.
	 *
	 * @param \WC_Coupon $coupon A coupon.
	 */
	private static function is_usable( $coupon ) {
		$until = $coupon->get_date_expires();
		return ( null === $until || $until->getTimestamp() > time() )
			&& ( ! $coupon->get_usage_limit() || $coupon->get_usage_count() < $coupon->get_usage_limit() );
	}

	/**
	 * What a coupon is called, and what it is worth.
	 *
	 * @param \WC_Coupon $coupon A coupon.
	 * @return string HTML.
	 */
	private static function titled( $coupon ) {
		$parts = array( esc_html( $coupon->get_description() ), Code_Worth::of( $coupon ) );
		return implode( '<br>', array_filter( $parts, 'strlen' ) );
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
