<?php
/**
 * The proof in the mail.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Proof;

use ShopConnector\Card\Email;

defined( 'ABSPATH' ) || exit;

/**
 * A token that only the site can make and only the owner of the mailbox receives: the address, when it ends, and a
 * keyed hash of both. It does the browser that opens it no good unless that browser also orders for this address.
 */
final class Email_Token {

	/**
	 * Long enough for a slow mail, too short to be found later.
	 */
	const SECONDS = 3600;

	/**
	 * A token.
	 *
	 * @param string $email The address.
	 * @param int    $now   Seconds since 1970.
	 * @param string $salt  The site's secret.
	 * @return string Letters, digits, minus, underscore and points.
	 */
	public static function make( $email, $now, $salt ) {
		$email = Email::normal( $email );
		$until = $now + self::SECONDS;
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- An address in a link.
		$packed = rtrim( strtr( base64_encode( $email ), '+/', '-_' ), '=' );
		return "$packed.$until." . self::hash( $email, $until, $salt );
	}

	/**
	 * The address that a token proves, or '' where it proves nothing.
	 *
	 * @param string $token What came with the link.
	 * @param int    $now   Seconds since 1970.
	 * @param string $salt  The site's secret.
	 * @return string
	 */
	public static function email( $token, $now, $salt ) {
		if ( ! preg_match( '/^([A-Za-z0-9_-]{1,400})\.(\d{1,12})\.([0-9a-f]{64})$/', (string) $token, $parts ) ) {
			return '';
		}

		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- An address in a link.
		$email = (string) base64_decode( strtr( $parts[1], '-_', '+/' ), true );
		$until = (int) $parts[2];
		return $now <= $until && hash_equals( self::hash( $email, $until, $salt ), $parts[3] ) ? $email : '';
	}

	/**
	 * The keyed hash.
	 *
	 * @param string $email The address.
	 * @param int    $until Seconds since 1970.
	 * @param string $salt  The site's secret.
	 * @return string
	 */
	private static function hash( $email, $until, $salt ) {
		return hash_hmac( 'sha256', "shopconnector email proof\n$until\n$email", $salt );
	}
}
