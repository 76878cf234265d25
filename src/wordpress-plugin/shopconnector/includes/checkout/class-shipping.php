<?php
/**
 * Shipping methods and what they cost.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Checkout;

use ShopConnector\Rules\Decision;
use ShopConnector\Rules\Rule_Book;

defined( 'ABSPATH' ) || exit;

/**
 * Applies the shipping rules to classic and block checkouts: both take their rates from here.
 */
final class Shipping {

	/**
	 * After other plugins, which may make rates of their own.
	 */
	const PRIORITY = 100;

	/**
	 * Hooks.
	 */
	public function start() {
		add_filter( 'woocommerce_cart_shipping_packages', array( $this, 'mark' ), self::PRIORITY );
		add_filter( 'woocommerce_package_rates', array( $this, 'apply' ), self::PRIORITY );
	}

	/**
	 * WooCommerce keeps rates in the session for as long as the package stays the same. Whoever logs in, out or
	 * into another tier must not keep the rates from before.
	 *
	 * @param array $packages What is shipped.
	 * @return array
	 */
	public function mark( $packages ) {
		$rules = Rule_Book::about( false );
		if ( ! $rules || ! is_array( $packages ) ) {
			return $packages;
		}

		$mark = Shopper::cards( $rules )->fingerprint( $rules );
		foreach ( $packages as $index => $package ) {
			$packages[ $index ]['shopconnector'] = $mark;
		}

		return $packages;
	}

	/**
	 * Hides rates, and lowers their costs and taxes alike.
	 *
	 * @param \WC_Shipping_Rate[] $rates By id.
	 * @return \WC_Shipping_Rate[]
	 */
	public function apply( $rates ) {
		$rules = Rule_Book::about( false );
		if ( ! $rules || ! is_array( $rates ) ) {
			return $rates;
		}

		$decision = new Decision( $rules, Shopper::cards( $rules ) );
		foreach ( $rates as $key => $rate ) {
			if ( ! $decision->shows( $rate->get_id(), $rate->get_method_id() ) ) {
				unset( $rates[ $key ] );
				continue;
			}

			$usual = (float) $rate->get_cost();
			$cost  = $decision->cost( $rate->get_id(), $rate->get_method_id(), $usual );
			if ( $cost < $usual ) {
				$rate->set_cost( wc_format_decimal( $cost ) );
				$rate->set_taxes( self::scaled( (array) $rate->get_taxes(), $cost / $usual ) );
			}
		}

		return $rates;
	}

	/**
	 * The taxes of a lowered cost.
	 *
	 * @param array $taxes  Amounts by tax rate.
	 * @param float $factor Of the cost.
	 * @return array
	 */
	private static function scaled( array $taxes, $factor ) {
		return array_map(
			static function ( $tax ) use ( $factor ) {
				return round( (float) $tax * $factor, Decision::DIGITS );
			},
			$taxes
		);
	}
}
