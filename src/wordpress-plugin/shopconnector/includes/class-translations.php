<?php
/**
 * Dutch for everybody who reads Dutch.
 *
 * @package ShopConnector
 */

namespace ShopConnector;

defined( 'ABSPATH' ) || exit;

/**
 * Flemish and formal Dutch sites read the one Dutch translation, rather than English.
 */
final class Translations {

	/**
	 * Filter load_textdomain_mofile.
	 *
	 * @param string $file   The file WordPress looks for.
	 * @param string $domain The text domain it belongs to.
	 * @return string
	 */
	public static function file( $file, $domain ) {
		return 'shopconnector' === $domain
			? preg_replace( '/-nl_[A-Za-z_]+\.mo$/', '-nl_NL.mo', $file )
			: $file;
	}
}
