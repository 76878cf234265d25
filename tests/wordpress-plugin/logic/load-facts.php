<?php
/**
 * Facts about what PHP itself says of the source.
 *
 * @package ShopConnector
 */

fact( 'Every class loads by itself, and PHP says nothing about it', function () {
	$classes = array_filter( sources_below( '/includes' ), function ( $file ) {
		return 0 === strpos( basename( $file ), 'class-' );
	} );
	same( true, count( $classes ) > 30 );
	foreach ( $classes as $file ) {
		$declared = count( get_declared_classes() ) + count( get_declared_interfaces() );
		$loaded   = in_array( $file, get_included_files(), true );
		require_once $file;
		$is_new = count( get_declared_classes() ) + count( get_declared_interfaces() ) > $declared;
		same( array( $file, true ), array( $file, $loaded || $is_new ) );
	}
} );

fact( 'Every other file parses', function () {
	$files = array_merge( sources_below( '/templates' ), glob( PLUGIN_FOLDER . '/*.php' ) );
	same( true, count( $files ) > 5 );
	foreach ( $files as $file ) {
		token_get_all( file_get_contents( $file ), TOKEN_PARSE );
	}
} );
