<?php
/**
 * The plugin on a real WordPress with a real database: php run.php FOLDER
 *
 * @package ShopConnector
 */

error_reporting( E_ALL );
$_SERVER['HTTP_HOST']   = 'shop.example.test';
$_SERVER['REQUEST_URI'] = '/wp-json/shopconnector/v1/members';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require dirname( __DIR__ ) . '/facts.php';

/**
 * A new account.
 *
 * @param string $login Its name.
 * @param array  $meta  Its metadata.
 * @param string $role  Its role.
 * @return int
 */
function account( $login, array $meta = array(), $role = 'subscriber' ) {
	$id = wp_insert_user(
		array(
			'user_login' => $login,
			'user_email' => "$login@example.test",
			'user_pass'  => wp_generate_password(),
			'role'       => $role,
		)
	);
	foreach ( $meta as $key => $value ) {
		add_user_meta( $id, $key, wp_slash( $value ) );
	}

	return $id;
}

run_facts( __DIR__ );
