<?php
/**
 * Who stands at the checkout, as far as it is known.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rules;

use ShopConnector\Card\Card;

defined( 'ABSPATH' ) || exit;

/**
 * Anybody can type a VIP's address. What is proven earns benefits; what is merely claimed can only cost them.
 */
final class Shopper_Cards {

	/**
	 * The card of the account that is logged in and may use it, or of an address whose owner opened our mail.
	 *
	 * @var Card
	 */
	private $proven;

	/**
	 * The cards of the account, whoever's it is, and of the address that was typed.
	 *
	 * @var Card[]
	 */
	private $claimed;

	/**
	 * Of both.
	 *
	 * @param Card   $proven  Who it is for sure.
	 * @param Card[] $claimed Who it says to be.
	 */
	public function __construct( Card $proven, array $claimed ) {
		$this->proven  = $proven;
		$this->claimed = $claimed;
	}

	/**
	 * Whether a rule holds for this shopper.
	 *
	 * @param Rule $rule A rule.
	 */
	public function meets( Rule $rule ) {
		$cards = array( $this->proven );
		if ( $rule->is_restriction() ) {
			$cards = array_merge( $cards, $this->claimed );
		}

		return array() !== array_filter( $cards, array( $rule, 'is_for' ) );
	}

	/**
	 * What of these cards and rules the prices depend on; different whenever another rule holds or a rule changes.
	 *
	 * @param Rule[] $rules The rules.
	 * @return string
	 */
	public function fingerprint( array $rules ) {
		$parts = array();
		foreach ( $rules as $rule ) {
			$parts[] = array( $rule->to_array(), $this->meets( $rule ) );
		}

		return md5( wp_json_encode( $parts ) );
	}
}
