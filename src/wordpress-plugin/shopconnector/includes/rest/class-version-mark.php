<?php
/**
 * Which version of a member is held.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * Kept beside a member's values, as "version:digest". Pushes may overtake one another; an older one never wins. A
 * version is a time in milliseconds since 1970 by the shop's clock: one from the future, of when that clock was wrong,
 * must not shut out all that come after it.
 */
final class Version_Mark {

	const NEWER    = 'newer';
	const SAME     = 'same';
	const STALE    = 'stale';
	const CONFLICT = 'conflict';

	/**
	 * A day in milliseconds: so far ahead is no decision of today.
	 */
	const AHEAD_AT_MOST = 86400000;

	/**
	 * The mark of a push.
	 *
	 * @param Member_Push $push A push.
	 * @return string
	 */
	public static function of( Member_Push $push ) {
		return $push->version . ':' . $push->digest();
	}

	/**
	 * How a push stands to what is held.
	 *
	 * @param Member_Push $push A push.
	 * @param mixed       $held The mark held, or '' for none. A spoiled mark counts as none.
	 * @param int         $now  Seconds since 1970.
	 * @return string One of the constants.
	 */
	public static function compare( Member_Push $push, $held, $now ) {
		if ( ! is_string( $held ) || ! preg_match( '/^(\d{1,19}):([0-9a-f]{64})$/', $held, $parts ) ) {
			return self::NEWER;
		}

		$version = (int) $parts[1];
		if ( self::is_ahead( $version, $now ) ) {
			return self::NEWER;
		}

		if ( $push->version !== $version ) {
			return $push->version > $version ? self::NEWER : self::STALE;
		}

		return $push->digest() === $parts[2] ? self::SAME : self::CONFLICT;
	}

	/**
	 * Whether a version lies in the future.
	 *
	 * @param int $version A version.
	 * @param int $now     Seconds since 1970.
	 */
	public static function is_ahead( $version, $now ) {
		return $version > $now * 1000 + self::AHEAD_AT_MOST;
	}
}
