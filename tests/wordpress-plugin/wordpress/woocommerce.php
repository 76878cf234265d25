<?php
/**
 * Plugin Name: What the companion asks of WooCommerce, in memory.
 *
 * @package ShopConnector
 */

class WooCommerce {
	public $version = 'double';
	public $cart;
	public $customer;
	public $session;
}

class WC_Order {
	public static $all = array();
	private $id;
	private $facts;
	private $meta = array();

	public function __construct( array $facts ) {
		$this->id               = count( self::$all ) + 1;
		$this->facts            = $facts;
		self::$all[ $this->id ] = $this;
	}

	public function get_id() {
		return $this->id;
	}

	public function get_customer_id() {
		return isset( $this->facts['customer'] ) ? $this->facts['customer'] : 0;
	}

	public function get_billing_email() {
		return $this->facts['email'];
	}

	public function get_meta( $key ) {
		return isset( $this->meta[ $key ] ) ? $this->meta[ $key ] : '';
	}

	public function meta_exists( $key ) {
		return isset( $this->meta[ $key ] );
	}

	public function update_meta_data( $key, $value ) {
		$this->meta[ $key ] = $value;
	}

	public function delete_meta_data( $key ) {
		unset( $this->meta[ $key ] );
	}

	public $saved = array();

	public function save_meta_data() {
		$this->saved[] = 'metadata';
	}

	public function save() {
		$this->saved[] = 'order';
	}

	public function read_meta_data() {
	}

	public function get_date_created() {
		return isset( $this->facts['created'] ) ? $this->facts['created'] : time();
	}
}

class WC_Shipping_Rate {
	private $facts;

	public function __construct( $id, $cost, array $taxes ) {
		$this->facts = compact( 'id', 'cost', 'taxes' );
	}

	public function get_id() {
		return $this->facts['id'];
	}

	public function get_method_id() {
		return explode( ':', $this->facts['id'] )[0];
	}

	public function get_cost() {
		return $this->facts['cost'];
	}

	public function set_cost( $cost ) {
		$this->facts['cost'] = $cost;
	}

	public function get_taxes() {
		return $this->facts['taxes'];
	}

	public function set_taxes( $taxes ) {
		$this->facts['taxes'] = $taxes;
	}
}

class WC_Customer {
	public $email = '';

	public function get_billing_email() {
		return $this->email;
	}

	public function set_billing_email( $email ) {
		$this->email = $email;
	}

	public function save() {
	}
}

class WC_Session {
	private $values = array();

	public function get( $key, $default_value = null ) {
		return isset( $this->values[ $key ] ) ? $this->values[ $key ] : $default_value;
	}

	public function set( $key, $value ) {
		$this->values[ $key ] = $value;
	}
}

class WC_Coupon {
	private $facts;

	public function __construct( array $facts ) {
		$this->facts = $facts;
	}

	public function get_discount_type() {
		return $this->facts['type'];
	}

	public function get_amount() {
		return $this->facts['amount'];
	}

	public function get_minimum_amount() {
		return $this->facts['minimum'];
	}

	public function get_free_shipping() {
		return $this->facts['is_shipping'];
	}
}

class WC_Cache_Helper {
	public static $versions = 0;

	public static function get_transient_version() {
		return ++self::$versions;
	}
}

// No test sends mail.
function wp_mail() {
	return true;
}

function WC() {
	static $shop;
	if ( null === $shop ) {
		$shop           = new WooCommerce();
		$shop->customer = new WC_Customer();
		$shop->session  = new WC_Session();
	}

	return $shop;
}

function wc_get_order( $id ) {
	return $id instanceof WC_Order ? $id : ( isset( WC_Order::$all[ $id ] ) ? WC_Order::$all[ $id ] : false );
}

function wc_get_orders( $query ) {
	$newest_first = array_reverse( WC_Order::$all );
	return array_values(
		array_filter(
			$newest_first,
			static function ( $order ) use ( $query ) {
				return 0 === strcasecmp( $order->get_billing_email(), $query['billing_email'] )
					&& ( ! isset( $query['customer_id'] ) || $order->get_customer_id() === $query['customer_id'] )
					&& ( ! isset( $query['date_created'] )
						|| $order->get_date_created() < (int) ltrim( $query['date_created'], '<' ) );
			}
		)
	);
}

function wc_get_order_statuses() {
	return array( 'wc-completed' => 'Completed' );
}

function wc_format_decimal( $amount ) {
	return (string) $amount;
}

function wc_api_hash( $key ) {
	return hash_hmac( 'sha256', $key, 'wc-api' );
}

function wc_price( $amount ) {
	return "<span>&euro;$amount</span>";
}

function is_wc_endpoint_url() {
	return false;
}

function is_checkout() {
	return ! empty( $GLOBALS['is_checkout'] );
}

function is_account_page() {
	return false;
}

function wc_nocache_headers() {
	$GLOBALS['uncached'] = true;
}

function wc_format_localized_decimal( $value ) {
	return (string) $value;
}
