<?php
/**
 * The members of one push.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * Writes accounts in one transaction, which saves the database a wait for the disk at every value, then orders.
 */
final class Push_Batch {

	/**
	 * Decoded JSON.
	 *
	 * @var array
	 */
	private $members;

	/**
	 * Of a list.
	 *
	 * @param array $members Decoded JSON.
	 */
	public function __construct( array $members ) {
		$this->members = $members;
	}

	/**
	 * An answer for each member, in their order. One bad member costs the others nothing.
	 *
	 * @return array[]
	 */
	public function write() {
		$accounts = array_filter( $this->members, array( self::class, 'is_account' ) );
		$orders   = array_diff_key( $this->members, $accounts );
		$answers  = $this->write_accounts( $accounts ) + array_map( array( self::class, 'write_one' ), $orders );
		ksort( $answers );
		return array_map( array( self::class, 'verified' ), $answers, $this->members );
	}

	/**
	 * A cache that outlives the request must hold neither values that were rolled back, nor values that somebody else
	 * read before the commit: what it knows of these accounts is forgotten before and after.
	 *
	 * @param array $accounts Members by their place in the list.
	 * @return array[] Answers by the same place.
	 */
	private function write_accounts( array $accounts ) {
		global $wpdb;
		$ids = array_map( 'intval', array_values( array_unique( array_column( $accounts, 'customer' ) ) ) );
		wp_cache_delete_multiple( $ids, 'user_meta' );
		cache_users( $ids ); // One query instead of one for each account.

		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- WordPress has no functions for transactions.
		$wpdb->query( 'START TRANSACTION' );
		$answers = array_map( array( self::class, 'write_one' ), $accounts );
		$wpdb->query( 'COMMIT' );
		// phpcs:enable
		wp_cache_delete_multiple( $ids, 'user_meta' );
		update_meta_cache( 'user', $ids );
		return $answers;
	}

	/**
	 * What was answered is only true if the database says so too.
	 *
	 * @param array $answer What was answered.
	 * @param mixed $member Decoded JSON.
	 * @return array
	 */
	private static function verified( array $answer, $member ) {
		if ( ! in_array( $answer['status'], array( Member_Writer::WRITTEN, Member_Writer::UNCHANGED ), true ) ) {
			return $answer;
		}

		$lost = Member_Writer::lost( Member_Push::read( $member ) );
		return ! $lost ? $answer : array(
			'status'  => Member_Writer::REFUSED,
			'message' => implode( ', ', $lost ) . ' was not kept as written; a plugin may change it.',
		);
	}

	/**
	 * Whether a member is carried by an account.
	 *
	 * @param mixed $member Decoded JSON.
	 */
	private static function is_account( $member ) {
		return is_array( $member ) && isset( $member['customer'] ) && is_int( $member['customer'] );
	}

	/**
	 * Writes one member.
	 *
	 * @param mixed $member Decoded JSON.
	 * @return array
	 */
	private static function write_one( $member ) {
		try {
			return Member_Writer::write( Member_Push::read( $member ) );
		} catch ( \Exception $error ) {
			return array(
				'status'  => Member_Writer::REFUSED,
				'message' => $error->getMessage(),
			);
		}
	}
}
