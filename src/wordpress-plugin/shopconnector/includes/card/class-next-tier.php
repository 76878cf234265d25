<?php
/**
 * The next level.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Card;

defined( 'ABSPATH' ) || exit;

/**
 * Stored as one text, "120.50 Goud": what is missing, in the programme's currency, and the level's name.
 */
final class Next_Tier {

	/**
	 * The parts of a text.
	 *
	 * @param mixed $value What was stored or sent.
	 * @return array|null array( 'name' => string, 'missing' => decimal string ), or null where it does not read so.
	 */
	public static function read( $value ) {
		$is_read = is_string( $value ) && preg_match( '/^(\d{1,12}(?:\.\d{1,6})?) (\S.{0,249})$/Du', $value, $parts );
		return $is_read ? array(
			'name'    => $parts[2],
			'missing' => $parts[1],
		) : null;
	}
}
