<?php
/**
 * What the shop knows of one member's loyalty.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Card;

defined( 'ABSPATH' ) || exit;

/**
 * A member's tags, tier, points and codes, as the connector last wrote them. A spoiled value reads as none.
 */
final class Card {

	/**
	 * Tags in the connector's order and casing.
	 *
	 * @var string[]
	 */
	public $tags = array();

	/**
	 * Points that can be spent; null when the programme has none.
	 *
	 * @var int|null
	 */
	public $points;

	/**
	 * Points still on their way.
	 *
	 * @var int|null
	 */
	public $pending;

	/**
	 * The tier's name; null below the lowest.
	 *
	 * @var string|null
	 */
	public $tier;

	/**
	 * The next level: array( 'name' => string, 'missing' => decimal string in the shop's currency ), or null.
	 *
	 * @var array|null
	 */
	public $next_tier;

	/**
	 * Personal codes: a list of array( 'code' => string, 'until' => 'YYYY-MM-DD' or null, 'title' => string ).
	 *
	 * @var array[]
	 */
	public $codes = array();

	/**
	 * From the metadata of an account or an order.
	 *
	 * @param callable $read Gives the value of a key, or '' or null where there is none.
	 * @return Card
	 */
	public static function read( callable $read ) {
		$card            = new self();
		$card->tags      = self::texts( $read( Keys::TAGS ) );
		$card->points    = self::whole( $read( Keys::POINTS ) );
		$card->pending   = self::whole( $read( Keys::POINTS_PENDING ) );
		$card->tier      = self::text( $read( Keys::TIER ) );
		$card->next_tier = self::next( $read( Keys::NEXT_TIER ) );
		$card->codes     = self::codes(
			$read( Keys::CODES ),
			self::text( $read( Keys::OFFER_CODE ) ),
			self::text( $read( Keys::OFFER_UNTIL ) )
		);
		return $card;
	}

	/**
	 * Whether nothing at all is known.
	 */
	public function is_empty() {
		return ! $this->tags && null === $this->points && null === $this->tier && ! $this->codes;
	}

	/**
	 * Whether the member has the tag; the case of letters does not count.
	 *
	 * @param string $tag A tag.
	 */
	public function has_tag( $tag ) {
		return in_array( self::folded( $tag ), array_map( array( self::class, 'folded' ), $this->tags ), true );
	}

	/**
	 * Whether the member is in the tier; the case of letters does not count.
	 *
	 * @param string $tier A tier's name.
	 */
	public function has_tier( $tier ) {
		return null !== $this->tier && self::folded( $this->tier ) === self::folded( $tier );
	}

	/**
	 * A name as it is compared.
	 *
	 * @param string $name A tag or a tier.
	 * @return string
	 */
	public static function folded( $name ) {
		$name = trim( (string) $name );
		return function_exists( 'mb_strtolower' ) ? mb_strtolower( $name, 'UTF-8' ) : strtolower( $name );
	}

	/**
	 * A list of texts.
	 *
	 * @param mixed $value What was stored.
	 * @return string[]
	 */
	public static function texts( $value ) {
		return is_array( $value ) ? array_values( array_filter( $value, array( self::class, 'is_text' ) ) ) : array();
	}

	/**
	 * A text, or null where there is none.
	 *
	 * @param mixed $value What was stored.
	 * @return string|null
	 */
	private static function text( $value ) {
		return self::is_text( $value ) ? $value : null;
	}

	/**
	 * Whether a value is a text with something in it.
	 *
	 * @param mixed $value Any value.
	 */
	private static function is_text( $value ) {
		return is_string( $value ) && '' !== trim( $value );
	}

	/**
	 * A whole number, or null.
	 *
	 * @param mixed $value What was stored.
	 * @return int|null
	 */
	private static function whole( $value ) {
		return is_scalar( $value ) && preg_match( '/^-?\d{1,18}$/', (string) $value ) ? (int) $value : null;
	}

	/**
	 * The next level, or null.
	 *
	 * @param mixed $value What was stored.
	 * @return array|null
	 */
	private static function next( $value ) {
		$is_whole = is_array( $value ) && isset( $value['name'], $value['missing'] ) && self::is_text( $value['name'] )
			&& is_numeric( $value['missing'] );
		return $is_whole ? array(
			'name'    => $value['name'],
			'missing' => (string) $value['missing'],
		) : null;
	}

	/**
	 * The codes; the current offer is one of them even where only that was written.
	 *
	 * @param mixed       $value What was stored.
	 * @param string|null $offer The current offer's code.
	 * @param string|null $until Its last day.
	 * @return array[]
	 */
	private static function codes( $value, $offer, $until ) {
		$codes = array();
		foreach ( is_array( $value ) ? $value : array() as $one ) {
			if ( is_array( $one ) && isset( $one['code'] ) && self::is_text( $one['code'] ) ) {
				$codes[ self::folded( $one['code'] ) ] = array(
					'code'  => $one['code'],
					'until' => isset( $one['until'] ) ? self::text( $one['until'] ) : null,
					'title' => isset( $one['title'] ) ? (string) self::text( $one['title'] ) : '',
				);
			}
		}

		if ( null !== $offer && ! isset( $codes[ self::folded( $offer ) ] ) ) {
			$codes[ self::folded( $offer ) ] = array(
				'code'  => $offer,
				'until' => $until,
				'title' => '',
			);
		}

		return array_values( $codes );
	}
}
