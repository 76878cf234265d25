<?php
/**
 * The form of the rules.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Rules\Rule;

defined( 'ABSPATH' ) || exit;

/**
 * Prints a row of the form. Each row works without JavaScript; with it, rows can be added.
 */
final class Rules_Form {

	/**
	 * Rows with nothing in them, below the rules.
	 */
	const EMPTY_ROWS = 1;

	/**
	 * The rules.
	 *
	 * @var Rule[]
	 */
	private $rules;

	/**
	 * See Known_Names.
	 *
	 * @var array
	 */
	private $known;

	/**
	 * See Methods.
	 *
	 * @var array
	 */
	private $methods;

	/**
	 * Of what there is to choose from.
	 *
	 * @param Rule[] $rules   The rules.
	 * @param array  $known   Tags and tiers in use.
	 * @param array  $methods Shipping and payment methods.
	 */
	public function __construct( array $rules, array $known, array $methods ) {
		$this->rules   = $rules;
		$this->known   = $known;
		$this->methods = $methods;
	}

	/**
	 * A row for each rule, and one to fill in.
	 *
	 * @return array Rule or null by row number.
	 */
	public function rows() {
		return array_merge( $this->rules, array_fill( 0, self::EMPTY_ROWS, null ) );
	}

	/**
	 * Names to offer while typing.
	 *
	 * @return string[]
	 */
	public function names() {
		return array_values( array_unique( array_merge( $this->known['tags'], $this->known['tiers'] ) ) );
	}

	/**
	 * The words for the actions.
	 *
	 * @return string[]
	 */
	public static function actions() {
		return array(
			Rule::SHIP_FREE    => __( 'Shipping is free', 'shopconnector' ),
			Rule::SHIP_PERCENT => __( 'Shipping is cheaper, in percent', 'shopconnector' ),
			Rule::SHIP_AMOUNT  => __( 'Shipping is cheaper, by an amount without tax', 'shopconnector' ),
			Rule::SHIP_ONLY    => __( 'Shipping method only for them', 'shopconnector' ),
			Rule::SHIP_HIDE    => __( 'Shipping method not for them', 'shopconnector' ),
			Rule::PAY_ONLY     => __( 'Payment method only for them', 'shopconnector' ),
			Rule::PAY_HIDE     => __( 'Payment method not for them', 'shopconnector' ),
		);
	}

	/**
	 * The options of a list.
	 *
	 * @param string[] $titles Titles by value.
	 * @param string[] $chosen The chosen values.
	 */
	public static function options( array $titles, array $chosen ) {
		foreach ( $titles as $value => $title ) {
			$mark = in_array( (string) $value, $chosen, true ) ? ' selected' : '';
			echo '<option value="' . esc_attr( $value ) . '"' . esc_attr( $mark ) . '>' . esc_html( $title ) . '</option>';
		}
	}

	/**
	 * The methods to choose from, those of the rule chosen. A method the shop no longer has stays until it is removed.
	 *
	 * @param Rule|null $rule The row's rule.
	 */
	public function method_options( $rule ) {
		$kind   = $rule && $rule->is_payment() ? 'pay' : 'ship';
		$chosen = array();
		foreach ( $rule ? $rule->methods : array() as $method ) {
			$chosen[] = "$kind:$method";
		}

		$titles = array(
			'ship' => __( 'Shipping', 'shopconnector' ),
			'pay'  => __( 'Payment', 'shopconnector' ),
		);
		foreach ( $titles as $group => $title ) {
			$gone = $group === $kind ? array_diff( $chosen, array_keys( $this->methods[ $group ] ) ) : array();
			echo '<optgroup label="' . esc_attr( $title ) . '">';
			self::options( $this->methods[ $group ] + array_combine( $gone, $gone ), $chosen );
			echo '</optgroup>';
		}
	}
}
