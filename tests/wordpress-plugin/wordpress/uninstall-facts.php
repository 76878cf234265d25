<?php
/**
 * Facts about what remains. The last file: nothing of the plugin's own is left after it.
 *
 * @package ShopConnector
 */

use ShopConnector\Account\Loyalty_Page;
use ShopConnector\Plugin;

fact( 'The account page is known after activation, after an update and on every site, and asked for once', function () {
	foreach ( array( array( Plugin::class, 'activate' ), 'an_older_version' ) as $change ) {
		is_callable( $change ) ? call_user_func( $change ) : update_option( Plugin::ADDRESSES_OPTION, $change );
		update_option( 'rewrite_rules', 'old' );
		( new Loyalty_Page() )->flush_once();
		same( false, 'old' === get_option( 'rewrite_rules' ) );
		update_option( 'rewrite_rules', 'kept' );
		( new Loyalty_Page() )->flush_once();
		same( 'kept', get_option( 'rewrite_rules' ) );
	}
} );

fact( 'WordPress forgets the account page with the plugin, and nothing else', function () {
	update_option( 'rewrite_rules', 'with the page' );
	update_option( 'shopconnector_rules', array() );
	Plugin::deactivate();
	same( false, get_option( 'rewrite_rules' ) );
	same( array(), get_option( 'shopconnector_rules' ) );
} );

fact( 'Deleting the plugin takes its own data, and leaves the connector\'s', function () {
	global $wpdb;
	$own = array( '_shopconnector_version' => 'x', '_shopconnector_unconfirmed' => 'yes' );
	$id  = account( 'uninstall', $own + array( 'shopconnector_tags' => array( 'a' ) ) );
	add_post_meta( 1, '_shopconnector_version', 'x' );
	set_transient( 'shopconnector_known_names', array(), 60 );
	update_option( 'shopconnector_rules', array() );
	add_option( 'other_shopconnector_rules', 'mine' );
	define( 'WP_UNINSTALL_PLUGIN', 'shopconnector/shopconnector.php' );
	include WP_PLUGIN_DIR . '/shopconnector/uninstall.php';

	same( array( 'a' ), get_user_meta( $id, 'shopconnector_tags', true ) );
	same( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->usermeta} WHERE meta_key LIKE '\_shopconnector\_%'" ) );
	same( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->postmeta} WHERE meta_key LIKE '\_shopconnector\_%'" ) );
	$options = $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%shopconnector%'" );
	same( array( 'other_shopconnector_rules' ), $options );
} );
