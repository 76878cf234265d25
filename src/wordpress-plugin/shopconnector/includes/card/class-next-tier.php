<?php
/**
 * The next level.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Card;

defined( 'ABSPATH' ) || exit;

/**
 * Stored as one text, "120.50 EUR Goud": what is missing, the programme's currency, and the level's name.
 */
final class Next_Tier {

	/**
	 * The parts of a text.
	 *
	 * @param mixed $value What was stored or sent.
	 * @return array|null array( 'name' => string, 'missing' => decimal string, 'currency' => string ), or null where it
	 *                    does not read so.
	 */
	public static function read( $value ) {
		$form = '/^(\d{1,12}(?:\.\d{1,6})?) ([A-Z]{3}) (\S.{0,249})$/Du';
		return is_string( $value ) && preg_match( $form, $value, $parts ) ? array(
			'name'     => $parts[3],
			'missing'  => $parts[1],
			'currency' => $parts[2],
		) : null;
	}
}
