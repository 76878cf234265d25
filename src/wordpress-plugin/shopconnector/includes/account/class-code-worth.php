<?php
/**
 * What a code is worth.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Account;

defined( 'ABSPATH' ) || exit;

/**
 * Says what a code does: its name alone does not tell the shopper.
 */
final class Code_Worth {

	/**
	 * In words, or '' for a coupon of a kind that the connector does not make.
	 *
	 * @param \WC_Coupon $coupon A coupon.
	 * @return string HTML.
	 */
	public static function of( $coupon ) {
		$does = array_filter( array( self::discount( $coupon ), self::shipping( $coupon ) ), 'strlen' );
		if ( ! $does ) {
			return '';
		}

		if ( (float) $coupon->get_minimum_amount() > 0 ) {
			/* translators: %s: an amount of money. */
			$from   = esc_html__( 'on orders from %s', 'shopconnector' );
			$does[] = sprintf( $from, wc_price( $coupon->get_minimum_amount() ) );
		}

		return implode( ', ', $does );
	}

	/**
	 * A discount on the goods.
	 *
	 * @param \WC_Coupon $coupon A coupon.
	 * @return string HTML.
	 */
	private static function discount( $coupon ) {
		$amount = (float) $coupon->get_amount();
		$shown  = array(
			'percent'    => esc_html( wc_format_localized_decimal( $amount ) . ' %' ),
			'fixed_cart' => wc_price( $amount ),
		);
		$type   = $coupon->get_discount_type();
		/* translators: %s: an amount of money, or a percentage. */
		$words = esc_html__( '%s discount', 'shopconnector' );
		return $amount > 0 && isset( $shown[ $type ] ) ? sprintf( $words, $shown[ $type ] ) : '';
	}

	/**
	 * Free shipping.
	 *
	 * @param \WC_Coupon $coupon A coupon.
	 * @return string HTML.
	 */
	private static function shipping( $coupon ) {
		return $coupon->get_free_shipping() ? esc_html__( 'Free shipping', 'shopconnector' ) : '';
	}
}
