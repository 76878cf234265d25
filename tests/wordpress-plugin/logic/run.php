<?php
/**
 * The plugin's decisions, with no WordPress near: php tests/wordpress-plugin/logic/run.php
 *
 * @package ShopConnector
 */

error_reporting( E_ALL );
set_error_handler(
	static function ( $level, $message, $file, $line ) {
		throw new ErrorException( $message, 0, $level, $file, $line );
	}
);

define( 'ABSPATH', __DIR__ . '/' );
define( 'PLUGIN_FOLDER', dirname( __DIR__, 3 ) . '/src/wordpress-plugin/shopconnector' );

require dirname( __DIR__ ) . '/facts.php';
require PLUGIN_FOLDER . '/includes/autoload.php';

/**
 * English, as without a translation.
 *
 * @param string $text The text.
 * @return string
 */
function __( $text ) { // phpcs:ignore
	return $text;
}

/**
 * As WordPress encodes what is valid.
 *
 * @param mixed $value Any value.
 * @return string
 */
function wp_json_encode( $value ) {
	return json_encode( $value );
}

/**
 * A card from stored values.
 *
 * @param array $values By key.
 * @return ShopConnector\Card\Card
 */
function card( array $values ) {
	return ShopConnector\Card\Card::read(
		static function ( $key ) use ( $values ) {
			return isset( $values[ $key ] ) ? $values[ $key ] : '';
		}
	);
}

/**
 * The plugin's PHP files.
 *
 * @param string $folder Below the plugin's own.
 * @return string[]
 */
function sources_below( $folder = '' ) {
	$tree = new RecursiveDirectoryIterator( PLUGIN_FOLDER . $folder, FilesystemIterator::SKIP_DOTS );
	$all  = new RecursiveIteratorIterator( $tree );
	$php  = array_filter( array_map( 'strval', iterator_to_array( $all, false ) ), function ( $file ) {
		return '.php' === substr( $file, -4 );
	} );
	sort( $php );
	return $php;
}

run_facts( __DIR__ );
