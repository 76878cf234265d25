<?php
/**
 * ShopConnector\Admin\Users_List lives in includes/admin/class-users-list.php.
 *
 * @package ShopConnector
 */

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( $name ) {
		if ( 0 !== strpos( $name, 'ShopConnector\\' ) ) {
			return;
		}

		$parts = explode( '\\', strtolower( str_replace( '_', '-', substr( $name, strlen( 'ShopConnector\\' ) ) ) ) );
		$class = array_pop( $parts );
		$file  = __DIR__ . '/' . implode( '/', array_merge( $parts, array( "class-$class.php" ) ) );
		if ( is_readable( $file ) ) {
			require_once $file;
		}
	}
);
