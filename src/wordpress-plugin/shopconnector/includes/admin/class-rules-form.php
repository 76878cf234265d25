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
	 * The titles of the columns.
	 *
	 * @return string[]
	 */
	public function columns() {
		return array(
			'by'      => __( 'Customers', 'shopconnector' ),
			'name'    => __( 'Tag or tier', 'shopconnector' ),
			'action'  => __( 'What', 'shopconnector' ),
			'amount'  => __( 'Percent or amount', 'shopconnector' ),
			'methods' => __( 'Methods', 'shopconnector' ),
		);
	}

	/**
	 * Prints a row.
	 *
	 * @param int       $number The row's number.
	 * @param Rule|null $rule   The rule, or null for an empty row.
	 */
	public function row( $number, $rule ) {
		$by = array(
			'tag'  => __( 'With the tag', 'shopconnector' ),
			'tier' => __( 'In the tier', 'shopconnector' ),
		);
		echo '<tr>';
		foreach ( $this->columns() as $column => $label ) {
			$field = "rules[$number][$column]";
			printf( '<td class="shopconnector-%s" data-title="%s">', esc_attr( $column ), esc_attr( $label ) );
			switch ( $column ) {
				case 'by':
					self::choice( $field, $label, $by, $rule ? $rule->by : 'tag' );
					break;
				case 'action':
					self::choice( $field, $label, self::actions(), $rule ? $rule->action : '' );
					break;
				case 'methods':
					$this->method_choice( $field, $label, $rule );
					break;
				case 'name':
					self::text( $field, $label, $rule ? $rule->name : '', 'list="shopconnector-names"' );
					break;
				default:
					$amount = $rule && $rule->amount ? wc_format_localized_decimal( $rule->amount ) : '';
					self::text( $field, $label, $amount, 'inputmode="decimal"' );
			}

			echo '</td>';
		}

		echo '</tr>';
	}

	/**
	 * Prints a field for text.
	 *
	 * @param string $field The field's name.
	 * @param string $label Its label.
	 * @param string $value What is in it.
	 * @param string $more  Another attribute; not from anybody's input.
	 */
	private static function text( $field, $label, $value, $more ) {
		printf(
			'<input type="text" name="%s" aria-label="%s" value="%s" %s>',
			esc_attr( $field ),
			esc_attr( $label ),
			esc_attr( $value ),
			$more // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Written above.
		);
	}

	/**
	 * Prints a list to choose one from.
	 *
	 * @param string   $field  The field's name.
	 * @param string   $label  Its label.
	 * @param string[] $titles Titles by value.
	 * @param string   $chosen The chosen value.
	 */
	private static function choice( $field, $label, array $titles, $chosen ) {
		echo '<select name="' . esc_attr( $field ) . '" aria-label="' . esc_attr( $label ) . '">';
		self::options( $titles, array( $chosen ) );
		echo '</select>';
	}

	/**
	 * Prints the options of a list.
	 *
	 * @param string[] $titles Titles by value.
	 * @param string[] $chosen The chosen values.
	 */
	private static function options( array $titles, array $chosen ) {
		foreach ( $titles as $value => $title ) {
			$mark = in_array( (string) $value, $chosen, true ) ? ' selected' : '';
			echo '<option value="' . esc_attr( $value ) . '"' . esc_attr( $mark ) . '>';
			echo esc_html( $title ) . '</option>';
		}
	}

	/**
	 * Prints the methods to choose from. One that the shop no longer has stays until it is removed.
	 *
	 * @param string    $field The field's name.
	 * @param string    $label Its label.
	 * @param Rule|null $rule  The row's rule.
	 */
	private function method_choice( $field, $label, $rule ) {
		$kind   = $rule && $rule->is_payment() ? 'pay' : 'ship';
		$chosen = array();
		foreach ( $rule ? $rule->methods : array() as $method ) {
			$chosen[] = "$kind:$method";
		}

		printf(
			'<select multiple class="wc-enhanced-select" name="%s[]" aria-label="%s">',
			esc_attr( $field ),
			esc_attr( $label )
		);
		$groups = array(
			'ship' => __( 'Shipping', 'shopconnector' ),
			'pay'  => __( 'Payment', 'shopconnector' ),
		);
		foreach ( $groups as $group => $title ) {
			$gone = $group === $kind ? array_diff( $chosen, array_keys( $this->methods[ $group ] ) ) : array();
			echo '<optgroup label="' . esc_attr( $title ) . '">';
			self::options( $this->methods[ $group ] + array_combine( $gone, $gone ), $chosen );
			echo '</optgroup>';
		}

		echo '</select>';
	}
}
