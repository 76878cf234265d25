<?php
/**
 * One member of a push.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

use ShopConnector\Card\Keys;
use ShopConnector\Card\Next_Tier;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Answered as JSON, never as a page.

/**
 * What is to change of a member's values: null takes one away, what is not named stays. Read strictly, because what is
 * stored here decides about money.
 */
final class Member_Push {

	const TAGS_AT_MOST = 250;
	const TEXT_LENGTH  = 255;

	/**
	 * Either 'customer' or, for a guest, 'order'.
	 *
	 * @var string
	 */
	public $carrier;

	/**
	 * The account's or the order's id.
	 *
	 * @var int
	 */
	public $id;

	/**
	 * Later decisions have higher numbers.
	 *
	 * @var int
	 */
	public $version;

	/**
	 * Values by metadata key, in the order of Keys; null takes the key away.
	 *
	 * @var array
	 */
	public $values;

	/**
	 * Whether values are only taken away.
	 *
	 * @return bool
	 */
	public function is_clearing() {
		return array() === array_filter(
			$this->values,
			static function ( $value ) {
				return null !== $value;
			}
		);
	}

	/**
	 * What two pushes of one version must agree on.
	 *
	 * @return string
	 */
	public function digest() {
		return hash( 'sha256', wp_json_encode( $this->values ) );
	}

	/**
	 * Reads a member.
	 *
	 * @param mixed $row Decoded JSON.
	 * @return Member_Push
	 * @throws \InvalidArgumentException With a sentence for whoever runs the connector.
	 */
	public static function read( $row ) {
		if ( ! is_array( $row ) || isset( $row['customer'] ) === isset( $row['order'] ) ) {
			throw new \InvalidArgumentException( 'A member names either a customer or an order.' );
		}

		$push          = new self();
		$push->carrier = isset( $row['customer'] ) ? 'customer' : 'order';
		$push->id      = self::positive( $row[ $push->carrier ], $push->carrier );
		$push->version = self::positive( isset( $row['version'] ) ? $row['version'] : null, 'version' );
		$push->values  = self::values( $row );

		return $push;
	}

	/**
	 * The values that are named.
	 *
	 * @param array $row Decoded JSON.
	 * @return array
	 */
	private static function values( array $row ) {
		$values = array();
		foreach ( self::fields() as $name => $field ) {
			if ( array_key_exists( $name, $row ) ) {
				list( $key, $read ) = $field;
				$values[ $key ]     = null === $row[ $name ] ? null : self::$read( $row[ $name ], $name );
			}
		}

		return $values;
	}

	/**
	 * The fields of a member.
	 *
	 * @return array[] By name, array( metadata key, the method that reads it ).
	 */
	private static function fields() {
		return array(
			'tags'           => array( Keys::TAGS, 'tags' ),
			'points'         => array( Keys::POINTS, 'points' ),
			'points_pending' => array( Keys::POINTS_PENDING, 'points' ),
			'tier'           => array( Keys::TIER, 'text' ),
			'next_tier'      => array( Keys::NEXT_TIER, 'next_tier' ),
			'offer_code'     => array( Keys::OFFER_CODE, 'text' ),
			'offer_until'    => array( Keys::OFFER_UNTIL, 'text' ),
			'referral_code'  => array( Keys::REFERRAL_CODE, 'text' ),
			'shared'         => array( Keys::SHARED, 'flag' ),
		);
	}

	/**
	 * A whole number above zero.
	 *
	 * @param mixed  $value Decoded JSON.
	 * @param string $name  The field's name.
	 * @return int
	 * @throws \InvalidArgumentException When it is none.
	 */
	private static function positive( $value, $name ) {
		if ( ! is_int( $value ) || $value < 1 ) {
			throw new \InvalidArgumentException( "$name must be a whole number above 0." );
		}

		return $value;
	}

	/**
	 * Points, as WordPress stores them: as text.
	 *
	 * @param mixed  $value Decoded JSON.
	 * @param string $name  The field's name.
	 * @return string
	 * @throws \InvalidArgumentException When it is no whole number.
	 */
	private static function points( $value, $name ) {
		if ( ! is_int( $value ) ) {
			throw new \InvalidArgumentException( "$name must be a whole number." );
		}

		return (string) $value;
	}

	/**
	 * A text with something in it.
	 *
	 * @param mixed  $value Decoded JSON.
	 * @param string $name  The field's name.
	 * @return string
	 * @throws \InvalidArgumentException When it is none.
	 */
	private static function text( $value, $name ) {
		if ( ! is_string( $value ) || '' === trim( $value ) || strlen( $value ) > self::TEXT_LENGTH ) {
			throw new \InvalidArgumentException( "$name must be a text of 1 to " . self::TEXT_LENGTH . ' bytes.' );
		}

		return $value;
	}

	/**
	 * Tags.
	 *
	 * @param mixed $value Decoded JSON.
	 * @return string[]
	 * @throws \InvalidArgumentException When it is no list or too long.
	 */
	private static function tags( $value ) {
		if ( ! is_array( $value ) || array_values( $value ) !== $value || count( $value ) > self::TAGS_AT_MOST ) {
			throw new \InvalidArgumentException( 'tags must be a list of at most ' . self::TAGS_AT_MOST . '.' );
		}

		return array_map(
			static function ( $tag ) {
				return self::text( $tag, 'a tag' );
			},
			$value
		);
	}

	/**
	 * The next level, as it is stored.
	 *
	 * @param mixed $value Decoded JSON.
	 * @return string
	 * @throws \InvalidArgumentException When it does not read so.
	 */
	private static function next_tier( $value ) {
		if ( null === Next_Tier::read( $value ) ) {
			$sentence = 'next_tier must be an amount, its currency and a name, such as "12.50 EUR Goud".';
			throw new \InvalidArgumentException( $sentence );
		}

		return $value;
	}

	/**
	 * Yes, or nothing at all.
	 *
	 * @param mixed  $value Decoded JSON.
	 * @param string $name  The field's name.
	 * @return string|null
	 * @throws \InvalidArgumentException When it is neither.
	 */
	private static function flag( $value, $name ) {
		if ( ! is_bool( $value ) ) {
			throw new \InvalidArgumentException( "$name must be true or false." );
		}

		return $value ? 'yes' : null;
	}
}
