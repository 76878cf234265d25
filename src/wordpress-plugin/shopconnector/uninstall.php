<?php
/**
 * Deleting the plugin takes away what is its own: its settings, and the metadata whose keys begin with an underscore.
 * Tags, tier, points and the offer code stay: they are data of the connector, which writes them with or without this
 * plugin, and takes them away itself (shopconnector undo).
 *
 * @package ShopConnector
 */

use ShopConnector\Card\Keys;
use ShopConnector\Plugin;
use ShopConnector\Rules\Rule_Book;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/autoload.php';

/**
 * Forgets what one site knows.
 */
function shopconnector_forget_site() {
	global $wpdb;
	delete_option( Rule_Book::OPTION );
	delete_option( Plugin::ADDRESSES_OPTION );

	// Names of transients hold hashes and users: only their beginning is known.
	// phpcs:disable WordPress.DB.DirectDatabaseQuery -- WordPress has no function for names that begin alike.
	foreach ( array( '_transient_shopconnector_', '_transient_timeout_shopconnector_' ) as $name ) {
		$like = $wpdb->esc_like( $name ) . '%';
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $like ) );
	}

	// Guests' orders may be in either storage, or in both while they are kept alike.
	$tables = array( $wpdb->postmeta );
	$orders = $wpdb->prefix . 'wc_orders_meta';
	if ( $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $orders ) ) ) === $orders ) {
		$tables[] = $orders;
	}

	array_map( 'shopconnector_forget_metadata', $tables );
	Plugin::forget_addresses();
	// phpcs:enable
}

/**
 * Takes the plugin's own keys out of a table.
 *
 * @param string $table A table of metadata; no name from anybody's input.
 */
function shopconnector_forget_metadata( $table ) {
	global $wpdb;
	foreach ( Keys::own() as $key ) {
		// phpcs:ignore WordPress.DB -- A table's name; in all rows, for which WordPress has no function.
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$table} WHERE meta_key = %s", $key ) );
	}
}

// The accounts of a network are those of all its sites.
shopconnector_forget_metadata( $GLOBALS['wpdb']->usermeta );
if ( is_multisite() ) {
	$shopconnector_all_sites = array(
		'fields' => 'ids',
		'number' => 0,
	);
	foreach ( get_sites( $shopconnector_all_sites ) as $shopconnector_site ) {
		switch_to_blog( $shopconnector_site );
		shopconnector_forget_site();
		restore_current_blog();
	}
} else {
	shopconnector_forget_site();
}

wp_cache_flush();
