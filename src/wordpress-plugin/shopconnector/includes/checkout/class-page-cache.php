<?php
/**
 * Page caches.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Checkout;

use ShopConnector\Proof\Email_Proof;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps pages that were made for one shopper from others. WooCommerce does so for its own pages alone, and WordPress
 * for who is logged in; a checkout may stand on any page, and a guest may have proven an address.
 */
final class Page_Cache {

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'template_redirect', array( $this, 'keep_out' ), 0 );
	}

	/**
	 * Tells caches in WordPress, at the host and in the browser.
	 */
	public function keep_out() {
		if ( is_checkout() || is_account_page() || has_block( 'woocommerce/checkout' )
			|| '' !== Email_Proof::proven() ) {
			wc_nocache_headers();
		}
	}
}
