<?php
/**
 * Which version of a member is held.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * Kept beside a member's values, as "version:digest". Pushes may overtake one another; an older one never wins.
 */
final class Version_Mark {

	const NEWER    = 'newer';
	const SAME     = 'same';
	const STALE    = 'stale';
	const CONFLICT = 'conflict';

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
	 * @return string One of the constants.
	 */
	public static function compare( Member_Push $push, $held ) {
		if ( ! is_string( $held ) || ! preg_match( '/^(\d{1,19}):([0-9a-f]{64})$/', $held, $parts ) ) {
			return self::NEWER;
		}

		$version = (int) $parts[1];
		if ( $push->version !== $version ) {
			return $push->version > $version ? self::NEWER : self::STALE;
		}

		return $push->digest() === $parts[2] ? self::SAME : self::CONFLICT;
	}
}
