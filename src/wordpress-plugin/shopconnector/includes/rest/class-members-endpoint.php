<?php
/**
 * POST shopconnector/v1/members.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * Takes up to 500 members at once: { "members": [ { "customer": 12, "version": 7, "tags": [], … }, … ] }. Answers
 * { "results": [ { "status": "written" }, … ] }, one for each member and in their order. Wants an API key of
 * WooCommerce that may write, and a signature: see Signature. May be repeated at will.
 */
final class Members_Endpoint {

	const MEMBERS_AT_MOST = 500;
	const BYTES_AT_MOST   = 4194304;
	const LOCK_SECONDS    = 10;

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/**
	 * The route.
	 */
	public function register() {
		register_rest_route(
			Api_Key::ROUTES,
			'/members',
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'push' ),
				'permission_callback' => array( $this, 'permission' ),
			)
		);
	}

	/**
	 * Who may push.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return true|\WP_Error
	 */
	public function permission( $request ) {
		if ( ! current_user_can( 'manage_woocommerce' ) ) {
			$message = 'Authenticate with an API key of WooCommerce whose user manages the shop.';
			return self::error( 'forbidden', $message, rest_authorization_required_code() );
		}

		$secret = Api_Key::writing_secret( $request );
		if ( null === $secret ) {
			return self::error( 'forbidden', 'Use an API key of WooCommerce with the permission Read/Write.', 403 );
		}

		$problem = Signature::problem(
			$secret,
			$request->get_header( Signature::HEADER ),
			$request->get_header( Signature::TIME_HEADER ),
			$request->get_body(),
			time()
		);
		return null === $problem ? true : self::error( 'signature', $problem, 401 );
	}

	/**
	 * Writes the members.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function push( $request ) {
		if ( strlen( $request->get_body() ) > self::BYTES_AT_MOST ) {
			return self::error( 'too_large', sprintf( 'A push has at most %d bytes.', self::BYTES_AT_MOST ), 413 );
		}

		$sent    = json_decode( $request->get_body(), true );
		$members = is_array( $sent ) && isset( $sent['members'] ) ? $sent['members'] : null;
		if ( ! is_array( $members ) || array_values( $members ) !== $members ) {
			return self::error( 'malformed', 'The body is no JSON object with a list "members".', 400 );
		}

		if ( count( $members ) > self::MEMBERS_AT_MOST ) {
			return self::error( 'too_large', sprintf( 'A push has at most %d members.', self::MEMBERS_AT_MOST ), 413 );
		}

		if ( ! self::lock() ) {
			return self::error( 'busy', 'Another push is being written; send this one again.', 503 );
		}

		try {
			return new \WP_REST_Response( array( 'results' => ( new Push_Batch( $members ) )->write() ), 200 );
		} finally {
			self::unlock();
		}
	}

	/**
	 * One push at a time: between reading a version and writing the next, no other may come.
	 */
	private static function lock() {
		global $wpdb;
		$asking = $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', self::lock_name(), self::LOCK_SECONDS );
		// phpcs:ignore WordPress.DB -- A lock of the database; it ends with the connection at the latest.
		return '1' === (string) $wpdb->get_var( $asking );
	}

	/**
	 * Lets the next push in.
	 */
	private static function unlock() {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- As above.
		$wpdb->get_var( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', self::lock_name() ) );
	}

	/**
	 * Several sites may share a database server.
	 *
	 * @return string
	 */
	private static function lock_name() {
		global $wpdb;
		return 'shopconnector_' . md5( DB_NAME . $wpdb->prefix );
	}

	/**
	 * An error. In English: the connector's log shows it, not the shop.
	 *
	 * @param string $code    A word.
	 * @param string $message A sentence with what to do.
	 * @param int    $status  Of HTTP.
	 * @return \WP_Error
	 */
	private static function error( $code, $message, $status ) {
		return new \WP_Error( "shopconnector_$code", $message, array( 'status' => $status ) );
	}
}
