<?php
/**
 * The functions of PHP itself that the plugin calls, as a JSON list.
 *
 * @package ShopConnector
 */

$tree   = new RecursiveDirectoryIterator( dirname( __DIR__, 3 ) . '/src/wordpress-plugin', FilesystemIterator::SKIP_DOTS );
$called = array();
foreach ( new RecursiveIteratorIterator( $tree ) as $file ) {
	if ( '.php' !== substr( $file, -4 ) ) {
		continue;
	}

	$tokens = array_values( array_filter( token_get_all( file_get_contents( $file ) ), function ( $token ) {
		return ! is_array( $token ) || ! in_array( $token[0], array( T_WHITESPACE, T_COMMENT, T_DOC_COMMENT ), true );
	} ) );
	foreach ( $tokens as $at => $token ) {
		$before    = $at > 0 ? $tokens[ $at - 1 ] : '';
		$is_method = is_array( $before )
			&& in_array( $before[0], array( T_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW ), true );
		if ( is_array( $token ) && T_STRING === $token[0] && ! $is_method && '(' === $tokens[ $at + 1 ]
			&& function_exists( $token[1] ) ) {
			$called[ $token[1] ] = true;
		}
	}
}

echo json_encode( array_keys( $called ) );
