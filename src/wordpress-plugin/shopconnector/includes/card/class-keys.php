<?php
/**
 * The metadata keys.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Card;

defined( 'ABSPATH' ) || exit;

/**
 * Without an underscore: the connector's own data, which it also writes where this plugin is missing, and which
 * therefore outlive it. With an underscore: known to this plugin alone, hidden from the REST answers of WooCommerce,
 * and taken away when the plugin is deleted.
 */
final class Keys {

	const TAGS           = 'shopconnector_tags';
	const POINTS         = 'shopconnector_points';
	const POINTS_PENDING = 'shopconnector_points_pending';
	const TIER           = 'shopconnector_tier';
	const OFFER_CODE     = 'shopconnector_offer_code';
	const OFFER_UNTIL    = 'shopconnector_offer_until';
	const REFERRAL_CODE  = 'shopconnector_referral_code';
	const NEXT_TIER      = 'shopconnector_next_tier';

	// On an order, whoever placed it: what the order rules say of the order itself.
	const ORDER_TAGS = 'shopconnector_order_tags';

	// On a coupon: which right of a member it belongs to. Coupons without it are the shop's own.
	const ENTITLEMENT = 'shopconnector_entitlement';

	const VERSION     = '_shopconnector_version';
	const SHARED      = '_shopconnector_shared';
	const UNCONFIRMED = '_shopconnector_unconfirmed';

	/**
	 * The keys that belong to this plugin alone.
	 *
	 * @return string[]
	 */
	public static function own() {
		return array( self::VERSION, self::SHARED, self::UNCONFIRMED );
	}

	/**
	 * The keys that show that somebody has a card at all.
	 *
	 * @return string[]
	 */
	public static function marks() {
		return array( self::TAGS, self::POINTS, self::TIER );
	}
}
