<?php
/**
 * The tags and tiers in use.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Card\Card;
use ShopConnector\Card\Keys;

defined( 'ABSPATH' ) || exit;

/**
 * What accounts carry, to choose from. Kept for some minutes: it reads every distinct value.
 */
final class Known_Names {

	const TRANSIENT     = 'shopconnector_known_names';
	const SECONDS       = 300;
	const VALUES_READ   = 2000;
	const NAMES_OFFERED = 200;

	/**
	 * Tags and tiers, each sorted.
	 *
	 * @return array array( 'tags' => string[], 'tiers' => string[] )
	 */
	public static function all() {
		$known = get_transient( self::TRANSIENT );
		if ( ! is_array( $known ) ) {
			$known = array(
				'tags'  => self::sorted( self::tags_in( self::values( Keys::TAGS ) ) ),
				'tiers' => self::sorted( self::values( Keys::TIER ) ),
			);
			set_transient( self::TRANSIENT, $known, self::SECONDS );
		}

		return $known;
	}

	/**
	 * The tags in serialised lists.
	 *
	 * @param string[] $values As stored.
	 * @return string[]
	 */
	private static function tags_in( array $values ) {
		$tags = array();
		foreach ( $values as $value ) {
			$card = Card::read(
				static function ( $key ) use ( $value ) {
					return Keys::TAGS === $key ? maybe_unserialize( $value ) : '';
				}
			);
			$tags = array_merge( $tags, $card->tags );
		}

		return $tags;
	}

	/**
	 * The distinct values of a key.
	 *
	 * @param string $key A key.
	 * @return string[]
	 */
	private static function values( $key ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress has no function for distinct values.
		return $wpdb->get_col(
			$wpdb->prepare(
				"SELECT DISTINCT meta_value FROM {$wpdb->usermeta} WHERE meta_key = %s AND meta_value <> '' LIMIT %d",
				$key,
				self::VALUES_READ
			)
		);
	}

	/**
	 * Sorted as people sort, each once.
	 *
	 * @param string[] $names Names.
	 * @return string[]
	 */
	private static function sorted( array $names ) {
		$names = array_values( array_unique( $names ) );
		natcasesort( $names );
		return array_slice( array_values( $names ), 0, self::NAMES_OFFERED );
	}
}
