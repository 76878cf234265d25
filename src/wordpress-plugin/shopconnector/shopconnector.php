<?php
/**
 * Plugin Name:          ShopConnector Loyalty
 * Description:          Loyalty tags, tiers and points for staff and shoppers, and a checkout that acts on them.
 * Version:              1.0.0
 * Requires at least:    6.5
 * Requires PHP:         7.4
 * Requires Plugins:     woocommerce
 * WC requires at least: 8.2
 * WC tested up to:      10.5
 * License:              GPL-2.0-or-later
 * License URI:          https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:          shopconnector
 * Domain Path:          /languages
 *
 * @package ShopConnector
 */

defined( 'ABSPATH' ) || exit;

define( 'SHOPCONNECTOR_VERSION', '1.0.0' );
define( 'SHOPCONNECTOR_FILE', __FILE__ );

require_once __DIR__ . '/includes/autoload.php';

register_activation_hook( __FILE__, array( ShopConnector\Plugin::class, 'activate' ) );
register_deactivation_hook( __FILE__, array( ShopConnector\Plugin::class, 'deactivate' ) );

add_action( 'before_woocommerce_init', array( ShopConnector\Plugin::class, 'declare_compatibility' ) );
add_action( 'plugins_loaded', array( ShopConnector\Plugin::class, 'start' ) );
