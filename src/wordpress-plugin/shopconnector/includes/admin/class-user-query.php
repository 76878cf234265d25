<?php
/**
 * Questions to the metadata of accounts.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Card\Keys;

defined( 'ABSPATH' ) || exit;

/**
 * Clauses of a meta query.
 */
final class User_Query {

	const POINTS_CLAUSE = 'shopconnector_by_points';

	/**
	 * Accounts with a tag. The list is stored serialised, where a text is led by its length: "vip" is not "vip-gold".
	 *
	 * @param string $tag A tag, or '' for none.
	 * @return array|null
	 */
	public static function with_tag( $tag ) {
		return '' === $tag ? null : array(
			'key'     => Keys::TAGS,
			'value'   => 's:' . strlen( $tag ) . ':"' . $tag . '";',
			'compare' => 'LIKE',
		);
	}

	/**
	 * Accounts in a tier.
	 *
	 * @param string $tier A tier, or '' for none.
	 * @return array|null
	 */
	public static function in_tier( $tier ) {
		return '' === $tier ? null : array(
			'key'   => Keys::TIER,
			'value' => $tier,
		);
	}

	/**
	 * Sorting by a key alone would leave out whoever has none.
	 *
	 * @return array
	 */
	public static function with_or_without_points() {
		return array(
			'relation'          => 'OR',
			self::POINTS_CLAUSE => array(
				'key'     => Keys::POINTS,
				'type'    => 'SIGNED',
				'compare' => 'EXISTS',
			),
			array(
				'key'     => Keys::POINTS,
				'compare' => 'NOT EXISTS',
			),
		);
	}
}
