<?php
/**
 * The merchant's rules.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rules;

defined( 'ABSPATH' ) || exit;

/**
 * The rules as the options table keeps them.
 */
final class Rule_Book {

	const OPTION = 'shopconnector_rules';

	/**
	 * The merchant's rules; of a spoiled option, those that can still be read.
	 *
	 * @return Rule[]
	 */
	public static function rules() {
		return Rule_Reading::all( get_option( self::OPTION, array() ) )[0];
	}

	/**
	 * Keeps the rules, and lets every cart calculate its shipping anew.
	 *
	 * @param Rule[] $rules The rules.
	 */
	public static function keep( array $rules ) {
		$rows = array_map(
			static function ( Rule $rule ) {
				return $rule->to_array();
			},
			$rules
		);
		update_option( self::OPTION, $rows, true );
		\WC_Cache_Helper::get_transient_version( 'shipping', true );
	}

	/**
	 * The rules about paying, or those about shipping.
	 *
	 * @param bool $is_payment Which.
	 * @return Rule[]
	 */
	public static function about( $is_payment ) {
		return array_values(
			array_filter(
				self::rules(),
				static function ( Rule $rule ) use ( $is_payment ) {
					return $rule->is_payment() === $is_payment;
				}
			)
		);
	}
}
