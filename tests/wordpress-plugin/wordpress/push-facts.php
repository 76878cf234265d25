<?php
/**
 * Facts about pushes.
 *
 * @package ShopConnector
 */

use ShopConnector\Rest\Signature;

/**
 * Pushes, with an API key of the given permission.
 *
 * @param array  $members    The members.
 * @param string $permission Of the key.
 * @return WP_REST_Response
 */
function push( array $members, $permission = 'read_write' ) {
	global $wpdb;
	$key = array(
		'user_id'         => 1,
		'permissions'     => $permission,
		'consumer_key'    => wc_api_hash( "ck_$permission" ),
		'consumer_secret' => "cs_$permission",
	);
	$wpdb->delete( "{$wpdb->prefix}woocommerce_api_keys", array( 'consumer_key' => $key['consumer_key'] ) );
	$wpdb->insert( "{$wpdb->prefix}woocommerce_api_keys", $key );
	wp_set_current_user( 1 );
	wp_get_current_user()->add_cap( 'manage_woocommerce' );
	$request = new WP_REST_Request( 'POST', '/shopconnector/v1/members' );
	$request->set_query_params( array( 'oauth_consumer_key' => "ck_$permission" ) );
	$request->set_body( wp_json_encode( array( 'members' => $members ) ) );
	$time = (string) time();
	$request->set_header( Signature::TIME_HEADER, $time );
	$request->set_header( Signature::HEADER, Signature::of( "cs_$permission", $time, $request->get_body() ) );
	return rest_do_request( $request );
}

/**
 * What became of each pushed member.
 *
 * @param array $members The members.
 * @return string[]
 */
function outcomes( array $members ) {
	return wp_list_pluck( push( $members )->get_data()['results'], 'status' );
}

/**
 * All rows of an account's metadata that are not ours, as the database has them.
 *
 * @param int $id The account.
 * @return array
 */
function others( $id ) {
	global $wpdb;
	$not_ours = "SELECT umeta_id, meta_key, HEX(meta_value) FROM {$wpdb->usermeta}
		WHERE user_id = %d AND meta_key NOT LIKE '%%shopconnector%%' ORDER BY umeta_id";
	return $wpdb->get_results( $wpdb->prepare( $not_ours, $id ), ARRAY_N );
}

fact( 'A push is written once, and repeated without a write', function () {
	$id     = account( 'push-once' );
	$tags   = array( 'O\'Brien "q" \\ b', 'é' );
	$member = array( 'customer' => $id, 'version' => 5, 'tags' => $tags, 'points' => 12, 'tier' => 'Goud' );
	same( array( 'written' ), outcomes( array( $member ) ) );
	same( array( 'unchanged' ), outcomes( array( $member ) ) );
	same( $tags, get_user_meta( $id, 'shopconnector_tags', true ) );
	same( '12', get_user_meta( $id, 'shopconnector_points', true ) );
} );

fact( 'An older push never overwrites a newer one, and is told so', function () {
	$id = account( 'push-old' );
	same( array( 'written', 'stale' ), outcomes( array(
		array( 'customer' => $id, 'version' => 6, 'points' => 6 ),
		array( 'customer' => $id, 'version' => 5, 'points' => 5 ),
	) ) );
	same( '6', get_user_meta( $id, 'shopconnector_points', true ) );
} );

fact( 'What somebody else changed is mended by the same version', function () {
	$id     = account( 'push-mend' );
	$member = array( 'customer' => $id, 'version' => 1, 'points' => 6 );
	outcomes( array( $member ) );
	update_user_meta( $id, 'shopconnector_points', '7000' );
	same( array( 'written' ), outcomes( array( $member ) ) );
	same( '6', get_user_meta( $id, 'shopconnector_points', true ) );
} );

fact( 'Null takes a value away, and what is not named stays', function () {
	$id = account( 'push-less' );
	outcomes( array( array( 'customer' => $id, 'version' => 1, 'points' => 6, 'tier' => 'Goud' ) ) );
	same( array( 'written' ), outcomes( array( array( 'customer' => $id, 'version' => 2, 'tier' => null ) ) ) );
	same( false, metadata_exists( 'user', $id, 'shopconnector_tier' ) );
	same( '6', get_user_meta( $id, 'shopconnector_points', true ) );
} );

fact( 'What another plugin changes on its way is told, and is no success', function () {
	$id    = account( 'push-changed' );
	$other = function ( $value, $object, $key, $new ) use ( $id ) {
		global $wpdb;
		if ( 'shopconnector_points' === $key && '6' === $new && $object === $id ) {
			$row = array( 'user_id' => $id, 'meta_key' => $key, 'meta_value' => '7000' );
			return (bool) $wpdb->insert( $wpdb->usermeta, $row );
		}

		return $value;
	};
	add_filter( 'update_user_metadata', $other, 10, 4 );
	$answer = push( array( array( 'customer' => $id, 'version' => 1, 'points' => 6 ) ) )->get_data()['results'][0];
	remove_filter( 'update_user_metadata', $other );
	same( 'refused', $answer['status'] );
	same( 'shopconnector_points was not kept as written; a plugin may change it.', $answer['message'] );
} );

fact( 'A version from the future is refused', function () {
	$member = array( 'customer' => account( 'push-ahead' ), 'version' => ( time() + 2 * DAY_IN_SECONDS ) * 1000 );
	same( array( 'refused' ), outcomes( array( $member ) ) );
} );

fact( 'The metadata of others stay byte for byte', function () {
	$meta = array( 'newsletter' => array( 'a' => 1, 'b' => "it's" ), 'json' => '{"x":"\\u00fc"}', 'twice' => 'a' );
	$id   = account( 'push-others', $meta );
	add_user_meta( $id, 'twice', 'b' );
	$before = others( $id );
	outcomes( array( array( 'customer' => $id, 'version' => 1, 'tags' => array( 'a' ), 'points' => 6 ) ) );
	same( $before, others( $id ) );
} );

fact( 'Each member has its own answer, whatever becomes of the others', function () {
	$member  = account( 'push-member' );
	$ordered = new WC_Order( array( 'email' => 'push@example.test', 'customer' => $member ) );
	$guest   = new WC_Order( array( 'email' => 'push@example.test' ) );
	same( array( 'written', 'unknown', 'refused', 'refused', 'written', 'unknown' ), outcomes( array(
		array( 'order' => $guest->get_id(), 'version' => 1, 'points' => 1 ),
		array( 'customer' => 999999, 'version' => 1 ),
		array( 'order' => $ordered->get_id(), 'version' => 1, 'points' => 1 ),
		'nonsense',
		array( 'customer' => $member, 'version' => 1, 'points' => 1 ),
		array( 'order' => 999999, 'version' => 1 ),
	) ) );
	same( '1', $guest->get_meta( 'shopconnector_points' ) );
} );

fact( 'Five hundred members go at once, and not one more', function () {
	$id      = account( 'push-many' );
	$members = array();
	for ( $version = 1; $version <= 501; $version++ ) {
		$members[] = array( 'customer' => $id, 'version' => $version, 'points' => $version );
	}

	same( 413, push( $members )->get_status() );
	array_pop( $members );
	same( array_fill( 0, 500, 'written' ), outcomes( $members ) );
	same( '500', get_user_meta( $id, 'shopconnector_points', true ) );
} );

fact( 'A key that may only read pushes nothing', function () {
	same( 403, push( array(), 'read' )->get_status() );
} );

fact( 'Nobody pushes or asks for the health without a key', function () {
	wp_set_current_user( 0 );
	same( 401, rest_do_request( new WP_REST_Request( 'POST', '/shopconnector/v1/members' ) )->get_status() );
	same( 401, rest_do_request( new WP_REST_Request( 'GET', '/shopconnector/v1/health' ) )->get_status() );
} );

fact( 'WooCommerce is asked to authenticate our routes, and no others', function () {
	$asked = function ( $address ) {
		$_SERVER['REQUEST_URI'] = $address;
		return apply_filters( 'woocommerce_rest_is_request_to_rest_api', false );
	};
	same( true, $asked( '/wp-json/shopconnector/v1/health?x=1' ) );
	same( true, $asked( '/shop/wp-json/shopconnector/v1/members' ) );
	same( false, $asked( '/wp-json/wp/v2/users?x=/wp-json/shopconnector/v1/' ) );
} );

fact( 'Of a guest\'s order only metadata are saved, unless WooCommerce copies orders when they are saved', function () {
	$saved = function ( $is_copied ) {
		update_option( 'woocommerce_custom_orders_table_data_sync_enabled', $is_copied );
		$order = new WC_Order( array( 'email' => 'push-saved@example.test' ) );
		outcomes( array( array( 'order' => $order->get_id(), 'version' => 1, 'points' => 1 ) ) );
		delete_option( 'woocommerce_custom_orders_table_data_sync_enabled' );
		return $order->saved;
	};
	same( array( 'metadata' ), $saved( 'no' ) );
	same( array( 'order' ), $saved( 'yes' ) );
} );
