<?php
/**
 * The order screen.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Card\Cards;

defined( 'ABSPATH' ) || exit;

/**
 * A box beside the order: who ordered, an account or a guest.
 */
final class Order_Box {

	/**
	 * After WooCommerce's own: what saves an order stays on top.
	 */
	const PRIORITY = 40;

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'add_meta_boxes', array( $this, 'add' ), self::PRIORITY );
	}

	/**
	 * The box, on the screen of the order storage in use.
	 */
	public function add() {
		$screen = Order_Tables::are_used() ? wc_get_page_screen_id( 'shop-order' ) : 'shop_order';
		$title  = __( 'Loyalty', 'shopconnector' );
		add_meta_box( 'shopconnector', $title, array( $this, 'show' ), $screen, 'side', 'high' );
	}

	/**
	 * The card.
	 *
	 * @param \WP_Post|\WC_Order $post_or_order The order, or its post on classic screens.
	 */
	public function show( $post_or_order ) {
		$order = $post_or_order instanceof \WC_Order ? $post_or_order : wc_get_order( $post_or_order->ID );
		$card  = $order instanceof \WC_Order ? Cards::of_order( $order ) : null;
		$tags  = $order instanceof \WC_Order ? Cards::order_tags( $order ) : array();
		Card_View::enqueue();
		if ( $tags ) {
			$label = __( 'This order:', 'shopconnector' );
			echo '<p>' . esc_html( $label ) . ' ' . wp_kses_post( Card_View::tags( $tags ) ) . '</p>';
		}

		if ( null === $card || $card->is_empty() ) {
			echo '<p>' . esc_html__( 'No loyalty is known of this customer.', 'shopconnector' ) . '</p>';
			return;
		}

		echo '<dl class="shopconnector-facts">';
		foreach ( Card_View::facts( $card ) as $label => $html ) {
			echo '<dt>' . esc_html( $label ) . '</dt><dd>' . wp_kses_post( $html ) . '</dd>';
		}

		echo '</dl>';
		if ( ! $order->get_customer_id() ) {
			echo '<p class="description">';
			esc_html_e( 'Ordered as a guest; found by e-mail address.', 'shopconnector' );
			echo '</p>';
		}
	}
}
