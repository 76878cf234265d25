<?php
/**
 * Writes members.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

use ShopConnector\Card\Keys;

defined( 'ABSPATH' ) || exit;

/**
 * Writes one push at a time: differences only, its mark last, so that a push cut short is simply repeated.
 */
final class Member_Writer {

	const WRITTEN   = 'written';
	const UNCHANGED = 'unchanged';
	const STALE     = 'stale';
	const UNKNOWN   = 'unknown';
	const REFUSED   = 'refused';

	/**
	 * Writes a member.
	 *
	 * @param Member_Push $push A push.
	 * @return array array( 'status' => one of the constants, and where it helps 'message' => string )
	 */
	public static function write( Member_Push $push ) {
		$carrier = self::carrier( $push );
		if ( null === $carrier ) {
			return self::answer( self::UNKNOWN, "There is no {$push->carrier} {$push->id}." );
		}

		$reason = $push->is_clearing() ? null : $carrier->refusal();
		if ( null !== $reason ) {
			return self::answer( self::REFUSED, $reason );
		}

		if ( Version_Mark::is_ahead( $push->version, time() ) ) {
			return self::answer( self::REFUSED, 'Its version lies in the future of the shop\'s clock.' );
		}

		switch ( Version_Mark::compare( $push, $carrier->get( Keys::VERSION ), time() ) ) {
			case Version_Mark::STALE:
				return self::answer( self::STALE, 'A newer version was written already.' );
			case Version_Mark::CONFLICT:
				$reason = "Version {$push->version} was written already, with other values.";
				return self::answer( self::REFUSED, $reason );
			default:
				return self::answer( self::differences( $carrier, $push ) ? self::WRITTEN : self::UNCHANGED );
		}
	}

	/**
	 * What the database holds otherwise than it was pushed: some plugin may have changed it in between, and a deadlock
	 * takes back all that was written before it. What a newer push has written since is no fault.
	 *
	 * @param Member_Push $push A push that was written.
	 * @return string[] Metadata keys.
	 */
	public static function lost( Member_Push $push ) {
		$carrier = self::carrier( $push );
		if ( null === $carrier ) {
			return array_keys( $push->values );
		}

		$carrier->refresh();
		switch ( Version_Mark::compare( $push, $carrier->get( Keys::VERSION ), time() ) ) {
			case Version_Mark::STALE:
				return array();
			case Version_Mark::SAME:
				return array_keys(
					array_filter(
						$push->values,
						static function ( $value, $key ) use ( $carrier ) {
							return $carrier->get( $key ) !== $value;
						},
						ARRAY_FILTER_USE_BOTH
					)
				);
			default:
				return array( Keys::VERSION );
		}
	}

	/**
	 * What carries the values.
	 *
	 * @param Member_Push $push A push.
	 * @return Carrier|null
	 */
	private static function carrier( Member_Push $push ) {
		return 'customer' === $push->carrier ? Account_Carrier::find( $push->id ) : Order_Carrier::find( $push->id );
	}

	/**
	 * Writes what differs, then the mark.
	 *
	 * @param Carrier     $carrier An account or an order.
	 * @param Member_Push $push    A push.
	 * @return bool Whether any value differed.
	 */
	private static function differences( Carrier $carrier, Member_Push $push ) {
		$differs = false;
		foreach ( $push->values as $key => $value ) {
			if ( $carrier->get( $key ) !== $value ) {
				$carrier->put( $key, $value );
				$differs = true;
			}
		}

		$mark = Version_Mark::of( $push );
		if ( $carrier->get( Keys::VERSION ) !== $mark ) {
			$carrier->put( Keys::VERSION, $mark );
		}

		$carrier->keep();
		return $differs;
	}

	/**
	 * An answer.
	 *
	 * @param string      $status  One of the constants.
	 * @param string|null $message What to know about it.
	 * @return array
	 */
	private static function answer( $status, $message = null ) {
		return array_filter(
			array(
				'status'  => $status,
				'message' => $message,
			)
		);
	}
}
