<?php
/**
 * One member of a push.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rest;

use ShopConnector\Card\Keys;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Answered as JSON, never as a page.

/**
 * All there is to know of a member at one version: what a push leaves out is taken away. Read strictly, because what is
 * stored here decides about money.
 */
final class Member_Push {

	const TAGS_AT_MOST  = 250;
	const CODES_AT_MOST = 100;
	const TEXT_LENGTH   = 255;

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
	 * Values by metadata key; null takes the key away.
	 *
	 * @var array
	 */
	public $values;

	/**
	 * Whether nothing is to remain.
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
		$push->values  = array(
			Keys::TAGS           => self::tags( self::of( $row, 'tags' ) ),
			Keys::POINTS         => self::points( self::of( $row, 'points' ), 'points' ),
			Keys::POINTS_PENDING => self::points( self::of( $row, 'points_pending' ), 'points_pending' ),
			Keys::TIER           => self::text( self::of( $row, 'tier' ), 'tier' ),
			Keys::OFFER_CODE     => self::text( self::of( $row, 'offer_code' ), 'offer_code' ),
			Keys::OFFER_UNTIL    => self::text( self::of( $row, 'offer_until' ), 'offer_until' ),
			Keys::NEXT_TIER      => self::next_tier( self::of( $row, 'next_tier' ) ),
			Keys::CODES          => self::codes( self::of( $row, 'codes' ) ),
		);
		return $push;
	}

	/**
	 * A field, or null.
	 *
	 * @param array  $row  A row.
	 * @param string $name The field's name.
	 * @return mixed
	 */
	private static function of( array $row, $name ) {
		return isset( $row[ $name ] ) ? $row[ $name ] : null;
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
	 * @return string|null
	 * @throws \InvalidArgumentException When it is no whole number.
	 */
	private static function points( $value, $name ) {
		if ( null !== $value && ! is_int( $value ) ) {
			throw new \InvalidArgumentException( "$name must be a whole number." );
		}

		return null === $value ? null : (string) $value;
	}

	/**
	 * A text with something in it.
	 *
	 * @param mixed  $value Decoded JSON.
	 * @param string $name  The field's name.
	 * @return string|null
	 * @throws \InvalidArgumentException When it is none.
	 */
	private static function text( $value, $name ) {
		$is_text = is_string( $value ) && '' !== trim( $value ) && strlen( $value ) <= self::TEXT_LENGTH;
		if ( null !== $value && ! $is_text ) {
			throw new \InvalidArgumentException( "$name must be a text of 1 to " . self::TEXT_LENGTH . ' bytes.' );
		}

		return $value;
	}

	/**
	 * A list, its items read one by one.
	 *
	 * @param mixed    $value   Decoded JSON.
	 * @param string   $name    The field's name.
	 * @param int      $at_most How many.
	 * @param callable $read    Reads an item.
	 * @return array|null
	 * @throws \InvalidArgumentException When it is no list or too long.
	 */
	private static function items( $value, $name, $at_most, callable $read ) {
		if ( null === $value ) {
			return null;
		}

		if ( ! is_array( $value ) || array_values( $value ) !== $value || count( $value ) > $at_most ) {
			throw new \InvalidArgumentException( "$name must be a list of at most $at_most." );
		}

		return array_map( $read, $value );
	}

	/**
	 * Tags.
	 *
	 * @param mixed $value Decoded JSON.
	 * @return string[]|null
	 */
	private static function tags( $value ) {
		return self::items(
			$value,
			'tags',
			self::TAGS_AT_MOST,
			static function ( $tag ) {
				return self::text( null === $tag ? '' : $tag, 'a tag' );
			}
		);
	}

	/**
	 * The next level.
	 *
	 * @param mixed $value Decoded JSON.
	 * @return array|null
	 * @throws \InvalidArgumentException When a part is missing.
	 */
	private static function next_tier( $value ) {
		if ( null === $value ) {
			return null;
		}

		$missing = is_array( $value ) ? self::of( $value, 'missing' ) : null;
		if ( ! is_string( $missing ) || ! preg_match( '/^\d{1,12}(\.\d{1,6})?$/', $missing ) ) {
			throw new \InvalidArgumentException( 'next_tier.missing must be a decimal as text, such as "12.50".' );
		}

		return array(
			'name'    => self::text( (string) self::of( $value, 'name' ), 'next_tier.name' ),
			'missing' => $missing,
		);
	}

	/**
	 * Codes.
	 *
	 * @param mixed $value Decoded JSON.
	 * @return array[]|null
	 */
	private static function codes( $value ) {
		return self::items(
			$value,
			'codes',
			self::CODES_AT_MOST,
			static function ( $one ) {
				$one = is_array( $one ) ? $one : array();
				return array(
					'code'  => self::text( (string) self::of( $one, 'code' ), 'codes[].code' ),
					'until' => self::text( self::of( $one, 'until' ), 'codes[].until' ),
					'title' => (string) self::text( self::of( $one, 'title' ), 'codes[].title' ),
				);
			}
		);
	}
}
