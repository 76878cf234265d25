<?php
/**
 * Where orders are kept.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use Automattic\WooCommerce\Utilities\OrderUtil;

defined( 'ABSPATH' ) || exit;

/**
 * Orders have tables of their own (HPOS) or are posts.
 */
final class Order_Tables {

	/**
	 * Whether orders have tables of their own.
	 *
	 * @return bool
	 */
	public static function are_used() {
		return class_exists( OrderUtil::class ) && OrderUtil::custom_orders_table_usage_is_enabled();
	}
}
