<?php
/**
 * Accounts whose address nobody confirmed.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Proof;

use ShopConnector\Card\Email;
use ShopConnector\Card\Keys;

defined( 'ABSPATH' ) || exit;

/**
 * WooCommerce lets anybody register, or change an account to, an address that is not theirs. The programme knows its
 * members by their address, so that such an account carries the tags and points of whoever owns it. It gets nothing by
 * them until the mailbox was opened: by our link, or by the link that sets a password.
 *
 * An account that inherits nothing, because nobody but itself ever ordered with its address, earned what it carries
 * and needs no proof. Accounts made by staff, and those older than this plugin, are trusted as they are.
 */
final class Account_Proof {

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'user_register', array( $this, 'on_register' ) );
		add_action( 'profile_update', array( $this, 'on_update' ), 10, 2 );
		add_action( 'after_password_reset', array( $this, 'on_password_reset' ) );
	}

	/**
	 * Whether an account may use what it carries.
	 *
	 * @param int $user_id The account.
	 */
	public static function may_benefit( $user_id ) {
		return self::is_confirmed( $user_id ) || ! self::inherits( $user_id );
	}

	/**
	 * Whether the address of an account was confirmed, or never needed to be.
	 *
	 * @param int $user_id The account.
	 */
	public static function is_confirmed( $user_id ) {
		return 'yes' !== get_user_meta( $user_id, Keys::UNCONFIRMED, true );
	}

	/**
	 * The mailbox of an account's address was opened by whoever is logged in.
	 *
	 * @param int $user_id The account.
	 */
	public static function confirm( $user_id ) {
		delete_user_meta( $user_id, Keys::UNCONFIRMED );
	}

	/**
	 * Somebody registered. Staff who make an account for a customer know whose address it is; so do imports.
	 *
	 * @param int $user_id The account.
	 */
	public function on_register( $user_id ) {
		if ( ! self::is_trusted() ) {
			update_user_meta( $user_id, Keys::UNCONFIRMED, 'yes' );
		}
	}

	/**
	 * An account was changed. WooCommerce takes a new address from the shopper without asking the mailbox.
	 *
	 * @param int      $user_id The account.
	 * @param \WP_User $before  What it was.
	 */
	public function on_update( $user_id, $before ) {
		$user = get_userdata( $user_id );
		$was  = Email::normal( wp_unslash( $before->user_email ) ); // Quotes in it come with a backslash.
		if ( $user && Email::normal( $user->user_email ) !== $was && ! self::is_trusted() ) {
			update_user_meta( $user_id, Keys::UNCONFIRMED, 'yes' );
		}
	}

	/**
	 * The key that sets a password goes to the address alone, and is void once the address changes.
	 *
	 * @param \WP_User $user The account.
	 */
	public function on_password_reset( $user ) {
		self::confirm( $user->ID );
	}

	/**
	 * Whether this request is of somebody who may make accounts for others.
	 */
	private static function is_trusted() {
		return current_user_can( 'create_users' ) || current_user_can( 'manage_woocommerce' )
			|| ( defined( 'WP_CLI' ) && WP_CLI );
	}

	/**
	 * Whether the membership of an account is also somebody else's: the connector knows of other shops, the orders of
	 * this one tell who ordered without the account.
	 *
	 * @param int $user_id The account.
	 */
	private static function inherits( $user_id ) {
		$user = get_userdata( $user_id );
		return ! $user || 'yes' === get_user_meta( $user_id, Keys::SHARED, true ) || Others_Orders::exist( $user );
	}
}
