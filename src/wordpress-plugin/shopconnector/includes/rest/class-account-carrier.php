<?php
/**
 * An account as a carrier.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Answered as JSON, never as a page.

/**
 * Metadata of an account. Writing it so sends no "customer updated" webhook, as a REST update would.
 */
final class Account_Carrier implements Carrier {

	/**
	 * The account.
	 *
	 * @var int
	 */
	private $id;

	/**
	 * Of an account that exists.
	 *
	 * @param int $id The account.
	 */
	private function __construct( $id ) {
		$this->id = $id;
	}

	/**
	 * The account, if there is one.
	 *
	 * @param int $id Its id.
	 * @return Account_Carrier|null
	 */
	public static function find( $id ) {
		return get_userdata( $id ) && ( ! is_multisite() || is_user_member_of_blog( $id ) ) ? new self( $id ) : null;
	}

	/**
	 * Any account may carry values: who is staff and takes no part is the connector's to say.
	 *
	 * @return string|null
	 */
	public function refusal() {
		return null;
	}

	/**
	 * A value; null where there is none.
	 *
	 * @param string $key A metadata key.
	 * @return mixed
	 */
	public function get( $key ) {
		return metadata_exists( 'user', $this->id, $key ) ? get_user_meta( $this->id, $key, true ) : null;
	}

	/**
	 * Sets a value; null takes it away.
	 *
	 * @param string $key   A metadata key.
	 * @param mixed  $value The value, another than is held.
	 * @throws \RuntimeException When it was not kept.
	 */
	public function put( $key, $value ) {
		$is_kept = null === $value
			? delete_user_meta( $this->id, $key )
			: update_user_meta( $this->id, $key, wp_slash( $value ) );
		if ( ! $is_kept ) {
			throw new \RuntimeException( "Customer {$this->id}: the database did not keep $key." );
		}
	}

	/**
	 * Nothing is left to do.
	 */
	public function keep() {
	}

	/**
	 * As the database has it.
	 */
	public function refresh() {
		// A push reads the accounts it wrote anew, all in one query.
	}
}
