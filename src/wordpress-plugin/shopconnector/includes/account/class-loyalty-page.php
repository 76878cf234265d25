<?php
/**
 * My account → Loyalty.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Account;

use ShopConnector\Card\Cards;
use ShopConnector\Proof\Account_Proof;
use ShopConnector\Proof\Email_Proof;
use ShopConnector\Plugin;

defined( 'ABSPATH' ) || exit;

/**
 * A page of the shopper's account. WooCommerce keeps account pages out of page caches.
 */
final class Loyalty_Page {

	const ENDPOINT = 'loyalty';

	/**
	 * Hooks.
	 */
	public function start() {
		add_filter( 'woocommerce_get_query_vars', array( $this, 'query_vars' ) );
		add_action( 'init', array( $this, 'flush_once' ), 20 );
		add_filter( 'woocommerce_account_menu_items', array( $this, 'menu' ) );
		add_filter( 'woocommerce_endpoint_' . self::ENDPOINT . '_title', array( $this, 'title' ) );
		add_action( 'woocommerce_account_' . self::ENDPOINT . '_endpoint', array( $this, 'show' ) );
	}

	/**
	 * WooCommerce makes an endpoint of each of these.
	 *
	 * @param array $vars Query variables.
	 * @return array
	 */
	public function query_vars( $vars ) {
		$vars[ self::ENDPOINT ] = self::ENDPOINT;
		return $vars;
	}

	/**
	 * Once after the plugin was switched on or updated, when the endpoint is known.
	 */
	public function flush_once() {
		if ( SHOPCONNECTOR_VERSION !== get_option( Plugin::ADDRESSES_OPTION ) ) {
			update_option( Plugin::ADDRESSES_OPTION, SHOPCONNECTOR_VERSION, true );
			flush_rewrite_rules();
		}
	}

	/**
	 * The entry in the menu, before "Log out".
	 *
	 * @param array $items Titles by endpoint.
	 * @return array
	 */
	public function menu( $items ) {
		$own   = array( self::ENDPOINT => $this->title() );
		$place = array_search( 'customer-logout', array_keys( $items ), true );
		return false === $place
			? $items + $own
			: array_slice( $items, 0, $place, true ) + $own + array_slice( $items, $place, null, true );
	}

	/**
	 * The page's title.
	 *
	 * @return string
	 */
	public function title() {
		return __( 'Loyalty', 'shopconnector' );
	}

	/**
	 * The page.
	 */
	public function show() {
		$user = wp_get_current_user();
		$card = Cards::of_user( $user->ID );
		if ( ! Account_Proof::may_benefit( $user->ID ) ) {
			Email_Proof::form();
			return;
		}

		Plugin::enqueue_style();
		$codes = Codes::usable( $user->user_email );
		require dirname( __DIR__, 2 ) . '/templates/loyalty-page.php';
	}
}
