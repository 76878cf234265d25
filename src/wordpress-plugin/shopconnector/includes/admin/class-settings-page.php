<?php
/**
 * WooCommerce → Loyalty.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Rules\Rule_Book;
use ShopConnector\Rules\Rule_Reading;

defined( 'ABSPATH' ) || exit;

/**
 * Where the merchant says what the checkout does for whom.
 */
final class Settings_Page {

	const SLUG       = 'shopconnector';
	const ACTION     = 'shopconnector_save_rules';
	const CAPABILITY = 'manage_woocommerce';

	/**
	 * Rules with something wrong in them are shown once more, to whoever sent them.
	 */
	const SENT_TRANSIENT = 'shopconnector_sent_';

	/**
	 * The hook that WordPress gave the page.
	 *
	 * @var string
	 */
	private $hook = '';

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'admin_menu', array( $this, 'add' ), 60 );
		add_action( 'admin_post_' . self::ACTION, array( $this, 'save' ) );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
		add_filter( 'woocommerce_screen_ids', array( $this, 'screens' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( SHOPCONNECTOR_FILE ), array( $this, 'link' ) );
	}

	/**
	 * The page in the menu.
	 */
	public function add() {
		$title      = __( 'Loyalty', 'shopconnector' );
		$show       = array( $this, 'show' );
		$this->hook = (string) add_submenu_page( 'woocommerce', $title, $title, self::CAPABILITY, self::SLUG, $show );
	}

	/**
	 * WooCommerce brings its styles and its choosing fields to the screens it knows.
	 *
	 * @param string[] $screens Ids of screens.
	 * @return string[]
	 */
	public function screens( $screens ) {
		return array_merge( $screens, array( $this->hook ) );
	}

	/**
	 * The page's script and style.
	 *
	 * @param string $hook The page that is shown.
	 */
	public function enqueue( $hook ) {
		if ( $hook === $this->hook ) {
			Card_View::enqueue();
			wp_enqueue_style( 'woocommerce_admin_styles' );
			$script = plugins_url( 'assets/rules.js', SHOPCONNECTOR_FILE );
			$needs  = array( 'wc-enhanced-select' );
			wp_enqueue_script( 'shopconnector-rules', $script, $needs, SHOPCONNECTOR_VERSION, true );
		}
	}

	/**
	 * A link to the page, in the list of plugins.
	 *
	 * @param string[] $links Links.
	 * @return string[]
	 */
	public function link( $links ) {
		$html = '<a href="' . esc_url( self::url() ) . '">' . esc_html__( 'Settings', 'shopconnector' ) . '</a>';
		return array_merge( array( $html ), $links );
	}

	/**
	 * The page.
	 */
	public function show() {
		$sent = get_transient( self::SENT_TRANSIENT . get_current_user_id() );
		delete_transient( self::SENT_TRANSIENT . get_current_user_id() );
		$problems = is_array( $sent ) ? $sent['problems'] : array();
		$rules    = $problems ? Rule_Reading::drafts( $sent['rows'] ) : Rule_Book::rules();
		$form     = new Rules_Form( $rules, Known_Names::all(), Methods::all() );
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only chooses a sentence.
		$is_saved = isset( $_GET['saved'] ) && '1' === $_GET['saved'];
		require dirname( __DIR__, 2 ) . '/templates/settings-page.php';
	}

	/**
	 * Keeps what was sent, unless something is wrong with it.
	 */
	public function save() {
		check_admin_referer( self::ACTION );
		if ( ! current_user_can( self::CAPABILITY ) ) {
			$message = __( 'You may not change these settings.', 'shopconnector' );
			wp_die( esc_html( $message ), '', array( 'response' => 403 ) );
		}

		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- Each word is cleaned here.
		$rows = isset( $_POST['rules'] ) ? map_deep( wp_unslash( $_POST['rules'] ), 'sanitize_text_field' ) : array();

		list( $rules, $problems ) = Rule_Reading::all( $rows );
		if ( $problems ) {
			$sent = compact( 'rows', 'problems' );
			set_transient( self::SENT_TRANSIENT . get_current_user_id(), $sent, MINUTE_IN_SECONDS );
		} else {
			Rule_Book::keep( $rules );
		}

		wp_safe_redirect( add_query_arg( 'saved', $problems ? 0 : 1, self::url() ) );
		exit;
	}

	/**
	 * The page's address.
	 *
	 * @return string
	 */
	private static function url() {
		return admin_url( 'admin.php?page=' . self::SLUG );
	}
}
