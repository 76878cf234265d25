<?php
/**
 * Rules from a form or from the options table.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Rules;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what may be anything, and says what is wrong with it in words for the shop's owner.
 */
final class Rule_Reading {

	const RULES_AT_MOST   = 100;
	const METHODS_AT_MOST = 100;
	const NAME_LENGTH     = 100;

	/**
	 * The rules of the rows that are in order, and a sentence for each that is not.
	 *
	 * Rows without a name are none.
	 *
	 * @param mixed $rows An array of rows, each with by, name, action, amount and methods.
	 * @return array array( Rule[], string[] )
	 */
	public static function all( $rows ) {
		$rules    = array();
		$problems = array();
		$rows     = self::filled( $rows );
		if ( count( $rows ) > self::RULES_AT_MOST ) {
			/* translators: %d: a number of rules. */
			$problem    = __( 'There may be %d rules at most.', 'shopconnector' );
			$problems[] = sprintf( $problem, self::RULES_AT_MOST );
			$rows       = array_slice( $rows, 0, self::RULES_AT_MOST );
		}

		foreach ( $rows as $index => $row ) {
			$read = self::one( $row );
			if ( $read instanceof Rule ) {
				$rules[] = $read;
			} else {
				/* translators: 1: the number of a row, 2: a sentence that says what is wrong with it. */
				$problems[] = sprintf( __( 'Rule %1$d: %2$s', 'shopconnector' ), $index + 1, $read );
			}
		}

		return array( $rules, $problems );
	}

	/**
	 * The same rows as they were typed, wrong or not, for the form to show again.
	 *
	 * @param mixed $rows An array of rows.
	 * @return Rule[]
	 */
	public static function drafts( $rows ) {
		return array_map( array( self::class, 'draft' ), array_slice( self::filled( $rows ), 0, self::RULES_AT_MOST ) );
	}

	/**
	 * A rule that may be wrong.
	 *
	 * @param array $row A row with a name.
	 * @return Rule
	 */
	private static function draft( array $row ) {
		$action  = self::word( $row, 'action' );
		$kind    = in_array( $action, array( Rule::PAY_ONLY, Rule::PAY_HIDE ), true ) ? 'pay' : 'ship';
		$amount  = self::amount( self::word( $row, 'amount' ) );
		$methods = self::methods( isset( $row['methods'] ) ? $row['methods'] : array(), $kind );
		$name    = trim( self::word( $row, 'name' ) );
		return new Rule( self::word( $row, 'by' ), $name, $action, null === $amount ? 0.0 : $amount, $methods );
	}

	/**
	 * The rows with a name.
	 *
	 * @param mixed $rows An array of rows.
	 * @return array[]
	 */
	private static function filled( $rows ) {
		return is_array( $rows ) ? array_values( array_filter( $rows, array( self::class, 'is_filled' ) ) ) : array();
	}

	/**
	 * Whether somebody put a name into the row.
	 *
	 * @param mixed $row A row.
	 */
	private static function is_filled( $row ) {
		return is_array( $row ) && '' !== trim( self::word( $row, 'name' ) );
	}

	/**
	 * The rule, or what is wrong with it.
	 *
	 * @param array $row A row with a name.
	 * @return Rule|string
	 */
	private static function one( array $row ) {
		$name   = trim( self::word( $row, 'name' ) );
		$action = self::word( $row, 'action' );
		$amount = self::amount( self::word( $row, 'amount' ) );
		$by     = self::word( $row, 'by' );
		if ( ! in_array( $by, array( 'tag', 'tier' ), true ) || ! in_array( $action, Rule::ACTIONS, true ) ) {
			return __( 'choose for whom it is and what it does.', 'shopconnector' );
		}

		if ( strlen( $name ) > self::NAME_LENGTH ) {
			return __( 'the name is too long.', 'shopconnector' );
		}

		if ( Rule::SHIP_PERCENT === $action && ( null === $amount || $amount <= 0 || $amount > 100 ) ) {
			return __( 'give a percentage above 0 and up to 100.', 'shopconnector' );
		}

		if ( Rule::SHIP_AMOUNT === $action && ( null === $amount || $amount <= 0 ) ) {
			return __( 'give an amount above 0.', 'shopconnector' );
		}

		$is_payment = in_array( $action, array( Rule::PAY_ONLY, Rule::PAY_HIDE ), true );
		$methods    = isset( $row['methods'] ) ? $row['methods'] : array();
		$methods    = self::methods( $methods, $is_payment ? 'pay' : 'ship' );
		if ( ! $methods ) {
			return $is_payment
				? __( 'choose at least one payment method.', 'shopconnector' )
				: __( 'choose at least one shipping method.', 'shopconnector' );
		}

		$with_amount = in_array( $action, array( Rule::SHIP_PERCENT, Rule::SHIP_AMOUNT ), true );
		return new Rule( $by, $name, $action, $with_amount ? $amount : 0.0, $methods );
	}

	/**
	 * A word of a row.
	 *
	 * @param array  $row A row.
	 * @param string $key Which.
	 */
	private static function word( array $row, $key ) {
		return isset( $row[ $key ] ) && is_scalar( $row[ $key ] ) ? (string) $row[ $key ] : '';
	}

	/**
	 * A number, typed with a point or a comma.
	 *
	 * @param string $text As typed.
	 * @return float|null
	 */
	private static function amount( $text ) {
		$text = str_replace( ',', '.', trim( $text ) );
		return preg_match( '/^\d{1,9}(\.\d{1,6})?$/', $text ) ? (float) $text : null;
	}

	/**
	 * The methods of one kind. A form prefixes them with their kind ("ship:flat_rate:3"), the options table does not.
	 *
	 * @param mixed  $methods A list.
	 * @param string $kind    ship or pay.
	 * @return string[]
	 */
	private static function methods( $methods, $kind ) {
		$read = array();
		foreach ( is_array( $methods ) ? $methods : array() as $method ) {
			if ( ! is_string( $method ) ) {
				continue;
			}

			$parts = explode( ':', $method, 2 );
			if ( in_array( $parts[0], array( 'ship', 'pay' ), true ) && isset( $parts[1] ) ) {
				$method = $parts[0] === $kind ? $parts[1] : '';
			}

			if ( preg_match( '/^[A-Za-z0-9_.:-]{1,100}$/', $method ) ) {
				$read[] = $method;
			}
		}

		return array_slice( array_values( array_unique( $read ) ), 0, self::METHODS_AT_MOST );
	}
}
