<?php
/**
 * The API key of a request.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * WooCommerce authenticates our routes as its own, by Basic over https and OAuth over http; this finds which key it
 * was.
 */
final class Api_Key {

	const ROUTES = 'shopconnector/v1';

	/**
	 * Hooks.
	 */
	public function start() {
		add_filter( 'woocommerce_rest_is_request_to_rest_api', array( $this, 'is_ours' ) );
	}

	/**
	 * Lets WooCommerce look at the keys of requests to our routes too.
	 *
	 * @param bool $is_asked Whether it does already.
	 * @return bool
	 */
	public function is_ours( $is_asked ) {
		$address = isset( $_SERVER['REQUEST_URI'] ) ? esc_url_raw( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '';
		$path    = (string) wp_parse_url( $address, PHP_URL_PATH );
		return $is_asked || false !== strpos( $path, trailingslashit( rest_get_url_prefix() ) . self::ROUTES . '/' );
	}

	/**
	 * The secret of the key that authenticated the request, if that key may write.
	 *
	 * @param \WP_REST_Request $request The request; WooCommerce has checked its key already.
	 * @return string|null
	 */
	public static function writing_secret( $request ) {
		global $wpdb;
		$key = self::consumer_key( $request );
		if ( '' === $key || ! get_current_user_id() ) {
			return null;
		}

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WooCommerce has no function for this; it asks likewise.
		$row = $wpdb->get_row(
			$wpdb->prepare(
				"SELECT user_id, permissions, consumer_secret
				FROM {$wpdb->prefix}woocommerce_api_keys WHERE consumer_key = %s",
				wc_api_hash( $key )
			)
		);
		$may = $row && get_current_user_id() === (int) $row->user_id
			&& in_array( $row->permissions, array( 'write', 'read_write' ), true );
		return $may ? $row->consumer_secret : null;
	}

	/**
	 * The key as it was sent: by Basic, by OAuth in the header or the address, or plainly in the address.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return string
	 */
	private static function consumer_key( $request ) {
		$query = $request->get_query_params();
		foreach ( array( 'consumer_key', 'oauth_consumer_key' ) as $name ) {
			if ( isset( $query[ $name ] ) && is_string( $query[ $name ] ) ) {
				return $query[ $name ];
			}
		}

		if ( ! empty( $_SERVER['PHP_AUTH_USER'] ) ) {
			return sanitize_text_field( wp_unslash( $_SERVER['PHP_AUTH_USER'] ) );
		}

		$header = (string) $request->get_header( 'authorization' );
		return preg_match( '/oauth_consumer_key="([^"]+)"/', $header, $found ) ? rawurldecode( $found[1] ) : '';
	}
}
