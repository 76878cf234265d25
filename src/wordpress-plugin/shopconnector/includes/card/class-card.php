<?php
/**
 * What the shop knows of one member's loyalty.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Card;

defined( 'ABSPATH' ) || exit;

/**
 * A member's tags, tier, points and offer, as the connector last wrote them. A spoiled value reads as none.
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
	 * The next level, as Next_Tier reads it, or null.
	 *
	 * @var array|null
	 */
	public $next_tier;

	/**
	 * The code of the current offer.
	 *
	 * @var string|null
	 */
	public $offer_code;

	/**
	 * Its last day, YYYY-MM-DD.
	 *
	 * @var string|null
	 */
	public $offer_until;

	/**
	 * From the metadata of an account or an order.
	 *
	 * @param callable $read Gives the value of a key, or '' or null where there is none.
	 * @return Card
	 */
	public static function read( callable $read ) {
		$card              = new self();
		$card->tags        = self::texts( $read( Keys::TAGS ) );
		$card->points      = self::whole( $read( Keys::POINTS ) );
		$card->pending     = self::whole( $read( Keys::POINTS_PENDING ) );
		$card->tier        = self::text( $read( Keys::TIER ) );
		$card->next_tier   = Next_Tier::read( $read( Keys::NEXT_TIER ) );
		$card->offer_code  = self::text( $read( Keys::OFFER_CODE ) );
		$card->offer_until = self::text( $read( Keys::OFFER_UNTIL ) );
		return $card;
	}

	/**
	 * Whether nothing at all is known.
	 */
	public function is_empty() {
		return ! $this->tags && null === $this->points && null === $this->tier
			&& null === $this->offer_code;
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
}
