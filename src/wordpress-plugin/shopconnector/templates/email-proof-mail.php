<?php
/**
 * The mail that proves an address; plain text.
 *
 * @package ShopConnector
 *
 * @var string $shop The shop's name.
 * @var string $link The link.
 */

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput -- Plain text of a mail, not a page.
/* translators: %s: the name of the shop. */
echo sprintf( __( 'Somebody, hopefully you, is ordering at %s with this address.', 'shopconnector' ), $shop ), "\n\n";
echo __( 'Open this link within an hour, in the same browser, to use your loyalty benefits:', 'shopconnector' ), "\n";
echo esc_url_raw( $link ), "\n\n";
echo __( 'Was it not you? Then do nothing: without the link nobody gets anything.', 'shopconnector' ), "\n";
