<?php
/**
 * Installs WordPress into an empty database: php install.php FOLDER
 *
 * @package ShopConnector
 */

$_SERVER['HTTP_HOST'] = 'shop.example.test';
define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Shop', 'admin', 'admin@example.test', true, '', wp_generate_password() );
update_option( 'active_plugins', array( 'shopconnector/shopconnector.php' ) );
$wpdb->query(
	"CREATE TABLE {$wpdb->prefix}woocommerce_api_keys (key_id bigint AUTO_INCREMENT PRIMARY KEY, user_id bigint,
	permissions varchar(10), consumer_key char(64), consumer_secret char(43))"
);
