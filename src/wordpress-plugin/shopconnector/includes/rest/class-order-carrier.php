<?php
/**
 * A guest's order as a carrier.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

use ShopConnector\Admin\Order_Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Metadata of an order, in either order storage.
 */
final class Order_Carrier implements Carrier {

	/**
	 * The order.
	 *
	 * @var \WC_Order
	 */
	private $order;

	/**
	 * Of an order.
	 *
	 * @param \WC_Order $order The order.
	 */
	private function __construct( $order ) {
		$this->order = $order;
	}

	/**
	 * The order, if there is one. A refund is none.
	 *
	 * @param int $id Its id.
	 * @return Order_Carrier|null
	 */
	public static function find( $id ) {
		$order = wc_get_order( $id );
		return $order instanceof \WC_Order ? new self( $order ) : null;
	}

	/**
	 * Whoever has an account keeps the values there.
	 *
	 * @return string|null
	 */
	public function refusal() {
		return $this->order->get_customer_id()
			? "Order {$this->order->get_id()} belongs to customer {$this->order->get_customer_id()}."
			: null;
	}

	/**
	 * A value; null where there is none.
	 *
	 * @param string $key A metadata key.
	 * @return mixed
	 */
	public function get( $key ) {
		return $this->order->meta_exists( $key ) ? $this->order->get_meta( $key ) : null;
	}

	/**
	 * Sets a value; null takes it away.
	 *
	 * @param string $key   A metadata key.
	 * @param mixed  $value The value.
	 */
	public function put( $key, $value ) {
		if ( null === $value ) {
			$this->order->delete_meta_data( $key );
		} else {
			$this->order->update_meta_data( $key, $value );
		}
	}

	/**
	 * Only metadata: the order itself was not touched. WooCommerce would call it modified all the same, send webhooks,
	 * and have the connector read back its own writing.
	 */
	public function keep() {
		if ( self::is_copied_from_posts() ) {
			$this->order->save();
			return;
		}

		$hook = 'woocommerce_orders_table_datastore_should_save_after_meta_change';
		add_filter( $hook, '__return_false' );
		try {
			$this->order->save_meta_data();
		} finally {
			remove_filter( $hook, '__return_false' );
		}
	}

	/**
	 * While a shop moves its orders out of the posts, WooCommerce keeps both alike, but copies an order only when the
	 * order itself is saved. What was not copied would be gone on the day that the shop moves over.
	 */
	private static function is_copied_from_posts() {
		$is_copying = 'yes' === get_option( 'woocommerce_custom_orders_table_data_sync_enabled' );
		return $is_copying && ! Order_Tables::are_used();
	}

	/**
	 * As the database has it.
	 */
	public function refresh() {
		$this->order->read_meta_data( true );
	}
}
