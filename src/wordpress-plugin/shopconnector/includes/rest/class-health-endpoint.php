<?php
/**
 * GET shopconnector/v1/health.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

use ShopConnector\Admin\Order_Tables;
use ShopConnector\Rules\Rule_Book;

defined( 'ABSPATH' ) || exit;

/**
 * What the connector's check tells the shop's owner. Wants an API key that may read.
 */
final class Health_Endpoint {

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/**
	 * The route.
	 */
	public function register() {
		register_rest_route(
			Api_Key::ROUTES,
			'/health',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'health' ),
				'permission_callback' => static function () {
					return current_user_can( 'manage_woocommerce' );
				},
			)
		);
	}

	/**
	 * The facts.
	 *
	 * @return \WP_REST_Response
	 */
	public function health() {
		return new \WP_REST_Response(
			array(
				'plugin'          => SHOPCONNECTOR_VERSION,
				'wordpress'       => get_bloginfo( 'version' ),
				'woocommerce'     => WC()->version,
				'php'             => PHP_VERSION,
				'hpos'            => Order_Tables::are_used(),
				'block_checkout'  => (bool) has_block( 'woocommerce/checkout', wc_get_page_id( 'checkout' ) ),
				'page_cache'      => defined( 'WP_CACHE' ) && WP_CACHE,
				'object_cache'    => (bool) wp_using_ext_object_cache(),
				'members_at_most' => Members_Endpoint::MEMBERS_AT_MOST,
				'rules'           => count( Rule_Book::rules() ),
				'locale'          => get_locale(),
				'time_zone'       => wp_timezone_string(),
				'time'            => time(),
			)
		);
	}
}
