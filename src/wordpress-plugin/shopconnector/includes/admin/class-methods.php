<?php
/**
 * The shop's methods.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * Shipping methods, as a kind and in each zone, and payment methods, to choose from.
 */
final class Methods {

	/**
	 * Titles, not escaped, by the value a form sends.
	 *
	 * @return array array( 'ship' => string[], 'pay' => string[] )
	 */
	public static function all() {
		return array(
			'ship' => self::shipping(),
			'pay'  => self::payment(),
		);
	}

	/**
	 * Shipping: first the kinds, then those of the zones.
	 *
	 * @return string[]
	 */
	private static function shipping() {
		$titles = array();
		foreach ( WC()->shipping()->load_shipping_methods() as $kind => $method ) {
			/* translators: %s: a kind of shipping method, such as "Flat rate". */
			$titles[ "ship:$kind" ] = sprintf( __( '%s, everywhere', 'shopconnector' ), $method->get_method_title() );
		}

		$zones   = \WC_Shipping_Zones::get_zones();
		$zones[] = array(
			'zone_name'        => __( 'Rest of the world', 'shopconnector' ),
			'shipping_methods' => ( new \WC_Shipping_Zone( 0 ) )->get_shipping_methods(),
		);
		foreach ( $zones as $zone ) {
			foreach ( $zone['shipping_methods'] as $method ) {
				$titles[ 'ship:' . $method->get_rate_id() ] = $zone['zone_name'] . ': ' . $method->get_title();
			}
		}

		return array_map( 'wp_strip_all_tags', $titles );
	}

	/**
	 * Payment methods that are switched on.
	 *
	 * @return string[]
	 */
	private static function payment() {
		$titles = array();
		foreach ( WC()->payment_gateways()->payment_gateways() as $gateway ) {
			if ( 'yes' === $gateway->enabled ) {
				$title = $gateway->get_title();

				$titles[ 'pay:' . $gateway->id ] = $title ? $title : $gateway->get_method_title();
			}
		}

		return array_map( 'wp_strip_all_tags', $titles );
	}
}
