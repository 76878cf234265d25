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

global $wpdb;

delete_option( Rule_Book::OPTION );
delete_option( Plugin::FLUSH_OPTION );

// Names of transients hold hashes and users: only their beginning is known.
// phpcs:disable WordPress.DB.DirectDatabaseQuery -- WordPress has no function for names that begin alike.
$shopconnector_names = array( '_transient_shopconnector_', '_transient_timeout_shopconnector_' );
foreach ( $shopconnector_names as $shopconnector_name ) {
	$shopconnector_like = $wpdb->esc_like( $shopconnector_name ) . '%';
	$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $shopconnector_like ) );
}

// Guests' orders may be in either storage, or in both while they are kept alike.
$shopconnector_tables = array( $wpdb->usermeta, $wpdb->postmeta );
$shopconnector_orders = $wpdb->prefix . 'wc_orders_meta';
$shopconnector_search = $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $shopconnector_orders ) );
// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Prepared in the line before.
if ( $wpdb->get_var( $shopconnector_search ) === $shopconnector_orders ) {
	$shopconnector_tables[] = $shopconnector_orders;
}

foreach ( $shopconnector_tables as $shopconnector_table ) {
	foreach ( Keys::own() as $shopconnector_key ) {
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table's name.
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$shopconnector_table} WHERE meta_key = %s", $shopconnector_key ) );
	}
}

wp_cache_flush();
flush_rewrite_rules();
