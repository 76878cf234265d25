<?php
/**
 * The plugin's table of contents.
 *
 * @package ShopConnector
 */

namespace ShopConnector;

use Automattic\WooCommerce\Utilities\FeaturesUtil;

defined( 'ABSPATH' ) || exit;

/**
 * Starts each part; every part hooks itself into WordPress in its own start().
 */
final class Plugin {

	/**
	 * The version for which WordPress learned the account page's address. Asked for on every request, because a site of
	 * a network is never told that the plugin was switched on.
	 */
	const ADDRESSES_OPTION = 'shopconnector_addresses';

	/**
	 * Called on plugins_loaded, so that WooCommerce is there whatever the order of loading.
	 */
	public static function start() {
		add_action( 'init', array( self::class, 'load_translations' ) );
		add_filter( 'load_textdomain_mofile', array( Translations::class, 'file' ), 10, 2 );
		if ( ! class_exists( 'WooCommerce' ) ) {
			return; // WordPress itself says which plugin is missing: see "Requires Plugins".
		}

		( new Checkout\Shipping() )->start();
		( new Checkout\Payments() )->start();
		( new Checkout\Typed_Email() )->start();
		( new Checkout\Page_Cache() )->start();
		( new Proof\Email_Proof() )->start();
		( new Proof\Account_Proof() )->start();
		( new Account\Loyalty_Page() )->start();
		( new Rest\Members_Endpoint() )->start();
		( new Rest\Health_Endpoint() )->start();
		( new Rest\Api_Key() )->start();
		if ( is_admin() ) {
			( new Admin\Users_List() )->start();
			( new Admin\Profile() )->start();
			( new Admin\Order_List() )->start();
			( new Admin\Order_Box() )->start();
			( new Admin\Settings_Page() )->start();
		}
	}

	/**
	 * Must run before WooCommerce starts, or it warns of an incompatible plugin.
	 */
	public static function declare_compatibility() {
		if ( class_exists( FeaturesUtil::class ) ) {
			FeaturesUtil::declare_compatibility( 'custom_order_tables', SHOPCONNECTOR_FILE, true );
			FeaturesUtil::declare_compatibility( 'cart_checkout_blocks', SHOPCONNECTOR_FILE, true );
		}
	}

	/**
	 * Dutch comes with the plugin; English is in the code.
	 */
	public static function load_translations() {
		$folder = dirname( plugin_basename( SHOPCONNECTOR_FILE ) );
		load_plugin_textdomain( 'shopconnector', false, "$folder/languages" );
	}

	/**
	 * The style of what shoppers see.
	 */
	public static function enqueue_style() {
		$file = plugins_url( 'assets/checkout.css', SHOPCONNECTOR_FILE );
		wp_enqueue_style( 'shopconnector-checkout', $file, array(), SHOPCONNECTOR_VERSION );
	}

	/**
	 * On activation.
	 */
	public static function activate() {
		delete_option( self::ADDRESSES_OPTION );
	}

	/**
	 * On deactivation: WordPress forgets the account page; the data stay for a later activation.
	 */
	public static function deactivate() {
		delete_option( self::ADDRESSES_OPTION );
		self::forget_addresses();
	}

	/**
	 * Has WordPress collect its addresses anew with the next request: in this one the plugin's own are among them.
	 */
	public static function forget_addresses() {
		delete_option( 'rewrite_rules' );
	}
}
