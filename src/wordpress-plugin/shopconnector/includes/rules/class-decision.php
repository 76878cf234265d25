<?php
/**
 * What the rules decide.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rules;

defined( 'ABSPATH' ) || exit;

/**
 * Decides purely, method by method; hiding beats showing, and of several benefits the shopper gets the best.
 */
final class Decision {

	/**
	 * Digits behind the point: WooCommerce rounds to the currency's own.
	 */
	const DIGITS = 6;

	/**
	 * The rules.
	 *
	 * @var Rule[]
	 */
	private $rules;

	/**
	 * The shopper.
	 *
	 * @var Shopper_Cards
	 */
	private $shopper;

	/**
	 * For one shopper.
	 *
	 * @param Rule[]        $rules   Rules about shipping, or rules about paying.
	 * @param Shopper_Cards $shopper The shopper.
	 */
	public function __construct( array $rules, Shopper_Cards $shopper ) {
		$this->rules   = $rules;
		$this->shopper = $shopper;
	}

	/**
	 * Whether the shopper may see a method.
	 *
	 * @param string $id   "flat_rate:3" or "cod".
	 * @param string $kind "flat_rate" or "cod".
	 */
	public function shows( $id, $kind ) {
		$is_reserved = false;
		$is_welcome  = false;
		foreach ( $this->rules as $rule ) {
			if ( ! $rule->names( $id, $kind ) ) {
				continue;
			}

			if ( $rule->is_restriction() && $this->shopper->meets( $rule ) ) {
				return false;
			}

			if ( in_array( $rule->action, array( Rule::SHIP_ONLY, Rule::PAY_ONLY ), true ) ) {
				$is_reserved = true;
				$is_welcome  = $is_welcome || $this->shopper->meets( $rule );
			}
		}

		return ! $is_reserved || $is_welcome;
	}

	/**
	 * What a shipping method costs this shopper.
	 *
	 * @param string $id   "flat_rate:3".
	 * @param string $kind "flat_rate".
	 * @param float  $cost What it costs everybody, without tax.
	 * @return float
	 */
	public function cost( $id, $kind, $cost ) {
		$best = $cost;
		foreach ( $this->rules as $rule ) {
			if ( $rule->names( $id, $kind ) && $this->shopper->meets( $rule ) ) {
				$best = min( $best, self::lowered( $rule, $cost ) );
			}
		}

		return $best;
	}

	/**
	 * What one rule makes of a cost.
	 *
	 * @param Rule  $rule A rule.
	 * @param float $cost The usual cost.
	 * @return float
	 */
	private static function lowered( Rule $rule, $cost ) {
		switch ( $rule->action ) {
			case Rule::SHIP_FREE:
				return 0.0;
			case Rule::SHIP_PERCENT:
				return round( $cost * ( 100 - $rule->amount ) / 100, self::DIGITS );
			case Rule::SHIP_AMOUNT:
				return max( 0.0, round( $cost - $rule->amount, self::DIGITS ) );
			default:
				return $cost;
		}
	}
}
