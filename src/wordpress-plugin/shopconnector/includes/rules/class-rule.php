<?php
/**
 * One rule of the checkout.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rules;

use ShopConnector\Card\Card;

defined( 'ABSPATH' ) || exit;

/**
 * For whom, what, and for which methods. An array of the same words keeps it in the options table.
 */
final class Rule {

	const SHIP_FREE    = 'ship_free';
	const SHIP_PERCENT = 'ship_percent';
	const SHIP_AMOUNT  = 'ship_amount';
	const SHIP_ONLY    = 'ship_only';
	const SHIP_HIDE    = 'ship_hide';
	const PAY_ONLY     = 'pay_only';
	const PAY_HIDE     = 'pay_hide';

	const ACTIONS = array(
		self::SHIP_FREE,
		self::SHIP_PERCENT,
		self::SHIP_AMOUNT,
		self::SHIP_ONLY,
		self::SHIP_HIDE,
		self::PAY_ONLY,
		self::PAY_HIDE,
	);

	/**
	 * Either 'tag' or 'tier'.
	 *
	 * @var string
	 */
	public $by;

	/**
	 * The tag's or the tier's name.
	 *
	 * @var string
	 */
	public $name;

	/**
	 * One of ACTIONS.
	 *
	 * @var string
	 */
	public $action;

	/**
	 * Percent, or money without tax, as shipping costs are; 0 where the action needs none.
	 *
	 * @var float
	 */
	public $amount;

	/**
	 * Shipping: a method ("flat_rate") or one of a zone ("flat_rate:3"). Payment: the gateway's id.
	 *
	 * @var string[]
	 */
	public $methods;

	/**
	 * Of values that were checked: see Rule_Reading.
	 *
	 * @param string   $by      tag or tier.
	 * @param string   $name    Its name.
	 * @param string   $action  One of ACTIONS.
	 * @param float    $amount  Percent or money.
	 * @param string[] $methods The methods concerned.
	 */
	public function __construct( $by, $name, $action, $amount, array $methods ) {
		$this->by      = $by;
		$this->name    = $name;
		$this->action  = $action;
		$this->amount  = $amount;
		$this->methods = $methods;
	}

	/**
	 * Whether somebody with this card is meant.
	 *
	 * @param Card $card A member's card.
	 */
	public function is_for( Card $card ) {
		return 'tier' === $this->by ? $card->has_tier( $this->name ) : $card->has_tag( $this->name );
	}

	/**
	 * Whether the rule takes something away. Everything else is a benefit and wants proof of who asks for it.
	 */
	public function is_restriction() {
		return in_array( $this->action, array( self::SHIP_HIDE, self::PAY_HIDE ), true );
	}

	/**
	 * Whether the rule is about paying; else it is about shipping.
	 */
	public function is_payment() {
		return in_array( $this->action, array( self::PAY_ONLY, self::PAY_HIDE ), true );
	}

	/**
	 * Whether the rule names a method.
	 *
	 * @param string $id   The id at hand: "flat_rate:3", "flat_rate:3:express", "cod".
	 * @param string $kind Its method: "flat_rate"; for payments the id again.
	 */
	public function names( $id, $kind ) {
		foreach ( $this->methods as $method ) {
			if ( $method === $kind || $method === $id || 0 === strpos( $id, "$method:" ) ) {
				return true;
			}
		}

		return false;
	}

	/**
	 * As the options table keeps it.
	 *
	 * @return array
	 */
	public function to_array() {
		return get_object_vars( $this );
	}
}
