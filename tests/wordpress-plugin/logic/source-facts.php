<?php
/**
 * Facts about the source itself.
 *
 * @package ShopConnector
 */

use ShopConnector\Translations;

/**
 * The texts given to WordPress's translating functions.
 *
 * @return string[]
 */
function english() {
	$texts = array();
	foreach ( sources_below() as $file ) {
		$call = "/\\b(?:__|_e|esc_html__|esc_html_e|esc_attr__|esc_attr_e)\\(\\s*'((?:[^'\\\\]|\\\\.)*)',\\s*'(\\w+)'/";
		preg_match_all( $call, file_get_contents( $file ), $found, PREG_SET_ORDER );
		foreach ( $found as $one ) {
			same( 'shopconnector', $one[2] );
			$texts[] = stripslashes( $one[1] );
		}
	}
	sort( $texts );
	return array_values( array_unique( $texts ) );
}

fact( 'Every text has its Dutch, and no Dutch is left over', function () {
	$dutch = array_keys( ( require PLUGIN_FOLDER . '/languages/shopconnector-nl_NL.l10n.php' )['messages'] );
	sort( $dutch );
	same( true, count( $dutch ) > 50 );
	same( english(), $dutch );
} );

fact( 'A translation keeps the places to be filled in', function () {
	foreach ( ( require PLUGIN_FOLDER . '/languages/shopconnector-nl_NL.l10n.php' )['messages'] as $text => $dutch ) {
		preg_match_all( '/%(?:\d\$)?[sd]/', $text, $wanted );
		preg_match_all( '/%(?:\d\$)?[sd]/', $dutch, $given );
		sort( $wanted[0] );
		sort( $given[0] );
		same( array( $text, $wanted[0] ), array( $text, $given[0] ) );
	}
} );

fact( 'Flemish and formal Dutch read the one Dutch translation', function () {
	same( '/p/shopconnector-nl_NL.mo', Translations::file( '/p/shopconnector-nl_BE.mo', 'shopconnector' ) );
	same( '/p/shopconnector-nl_NL.mo', Translations::file( '/p/shopconnector-nl_NL_formal.mo', 'shopconnector' ) );
	same( '/p/shopconnector-de_DE.mo', Translations::file( '/p/shopconnector-de_DE.mo', 'shopconnector' ) );
	same( '/p/other-nl_BE.mo', Translations::file( '/p/other-nl_BE.mo', 'other' ) );
} );

fact( 'No file runs when it is opened by its address', function () {
	foreach ( sources_below() as $file ) {
		$guard      = "/defined\\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \\) \\|\\| exit;/";
		$is_guarded = preg_match( $guard, file_get_contents( $file ) );
		$is_data    = '.l10n.php' === substr( $file, -9 );
		same( array( $file, true ), array( $file, $is_data || 1 === $is_guarded ) );
	}
} );

fact( 'No file is longer than 300 lines, and no folder has more than 15', function () {
	$folders = array();
	foreach ( sources_below() as $file ) {
		same( array( $file, true ), array( $file, count( file( $file ) ) <= 300 ) );
		$folders[] = dirname( $file );
	}

	same( array(), array_filter( array_count_values( $folders ), function ( $files ) {
		return $files > 15;
	} ) );
} );

fact( 'The header, the constant and the readme name one version', function () {
	$main = file_get_contents( PLUGIN_FOLDER . '/shopconnector.php' );
	preg_match( '/^ \* Version:\s+(\S+)$/m', $main, $header );
	preg_match( "/'SHOPCONNECTOR_VERSION', '([^']+)'/", $main, $constant );
	preg_match( '/^Stable tag: (\S+)$/m', file_get_contents( PLUGIN_FOLDER . '/readme.txt' ), $readme );
	same( array( $header[1], $header[1] ), array( $constant[1], $readme[1] ) );
} );
