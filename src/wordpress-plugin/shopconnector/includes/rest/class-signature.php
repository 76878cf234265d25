<?php
/**
 * The signature of a push.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * HMAC-SHA256 in hexadecimal over the time, a line feed and the raw body, with the secret of the API key in use. OAuth
 * over http does not sign a body; and no second secret needs to be made, shown or kept.
 */
final class Signature {

	const HEADER      = 'X-ShopConnector-Signature';
	const TIME_HEADER = 'X-ShopConnector-Timestamp';

	/**
	 * How far the clocks of connector and shop may differ; also how long a push can be repeated by a listener, who
	 * gains nothing by it: a version that was written once is not written again.
	 */
	const SECONDS = 300;

	/**
	 * The signature.
	 *
	 * @param string $secret The consumer secret.
	 * @param string $time   Seconds since 1970.
	 * @param string $body   The raw body.
	 * @return string
	 */
	public static function of( $secret, $time, $body ) {
		return hash_hmac( 'sha256', "$time\n$body", $secret );
	}

	/**
	 * Null when all is well; else what is wrong, for whoever runs the connector.
	 *
	 * @param string      $secret    The consumer secret.
	 * @param string|null $signature As sent.
	 * @param string|null $time      As sent.
	 * @param string      $body      The raw body.
	 * @param int         $now       Seconds since 1970.
	 * @return string|null
	 */
	public static function problem( $secret, $signature, $time, $body, $now ) {
		$has_time = preg_match( '/^\d{1,12}$/', (string) $time );
		if ( ! $has_time || ! preg_match( '/^[0-9a-f]{64}$/', (string) $signature ) ) {
			return 'The headers ' . self::TIME_HEADER . ' and ' . self::HEADER . ' are missing or malformed.';
		}

		if ( abs( $now - (int) $time ) > self::SECONDS ) {
			$shown = gmdate( 'c', $now );
			return sprintf( 'The clocks differ by more than %d seconds: the shop has %s.', self::SECONDS, $shown );
		}

		return hash_equals( self::of( $secret, (string) $time, $body ), (string) $signature )
			? null
			: 'The signature does not match: sign with the secret of the API key that authenticates the request.';
	}
}
