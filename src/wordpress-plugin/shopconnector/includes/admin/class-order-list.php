<?php
/**
 * The order list.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Card\Cards;

defined( 'ABSPATH' ) || exit;

/**
 * A column for the loyalty of who ordered, in the tables of both order storages.
 */
final class Order_List {

	const COLUMN = 'shopconnector';

	/**
	 * Hooks.
	 */
	public function start() {
		add_filter( 'manage_woocommerce_page_wc-orders_columns', array( $this, 'columns' ), 20 );
		add_action( 'manage_woocommerce_page_wc-orders_custom_column', array( $this, 'cell' ), 10, 2 );
		add_filter( 'manage_edit-shop_order_columns', array( $this, 'columns' ), 20 );
		add_action( 'manage_shop_order_posts_custom_column', array( $this, 'cell' ), 10, 2 );
		add_action( 'admin_print_styles-woocommerce_page_wc-orders', array( Card_View::class, 'enqueue' ) );
		add_action( 'admin_print_styles-edit.php', array( Card_View::class, 'enqueue' ) );
	}

	/**
	 * The column, before the total.
	 *
	 * @param array $columns Titles by name.
	 * @return array
	 */
	public function columns( $columns ) {
		$own   = array( self::COLUMN => __( 'Loyalty', 'shopconnector' ) );
		$place = array_search( 'order_total', array_keys( $columns ), true );
		return false === $place
			? $columns + $own
			: array_slice( $columns, 0, $place, true ) + $own + array_slice( $columns, $place, null, true );
	}

	/**
	 * A cell.
	 *
	 * @param string        $column   The column.
	 * @param \WC_Order|int $order_or_id The order, or its id in the classic table.
	 */
	public function cell( $column, $order_or_id ) {
		if ( self::COLUMN !== $column ) {
			return;
		}

		$order = wc_get_order( $order_or_id );
		if ( $order instanceof \WC_Order ) {
			$tags = Cards::order_tags( $order );
			echo wp_kses_post( $tags ? Card_View::tags( $tags ) . '<br>' : '' );
			echo wp_kses_post( Card_View::cell( self::card( $order ) ) );
		}
	}

	/**
	 * An older order of a guest shows the newest one's values where orders have an index by address. Among posts the
	 * search would read all orders of the shop for each row; the order's own screen still finds them.
	 *
	 * @param \WC_Order $order The order.
	 * @return \ShopConnector\Card\Card
	 */
	private static function card( $order ) {
		return Cards::of_order( $order, Order_Tables::are_used() );
	}
}
