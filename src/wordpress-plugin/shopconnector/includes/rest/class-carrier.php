<?php
/**
 * What carries a member's values.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * An account, or the order of a guest.
 */
interface Carrier {

	/**
	 * Why it may carry nothing, or null.
	 *
	 * @return string|null
	 */
	public function refusal();

	/**
	 * A value; null where there is none.
	 *
	 * @param string $key A metadata key.
	 * @return mixed
	 */
	public function get( $key );

	/**
	 * Sets a value; null takes it away.
	 *
	 * @param string $key   A metadata key.
	 * @param mixed  $value The value.
	 */
	public function put( $key, $value );

	/**
	 * After the last value.
	 */
	public function keep();

	/**
	 * Forgets what was read, so that get() says what was kept.
	 */
	public function refresh();
}
