<?php
/**
 * Facts about how rules are read.
 *
 * @package ShopConnector
 */

use ShopConnector\Rules\Rule_Reading;

/**
 * A row of the form.
 *
 * @param array $more What differs.
 * @return array
 */
function row( array $more = array() ) {
	return $more + array(
		'by'      => 'tag',
		'name'    => 'VIP',
		'action'  => 'ship_free',
		'amount'  => '',
		'methods' => array( 'ship:flat_rate:3' ),
	);
}

/**
 * What is wrong with a row.
 *
 * @param array $more What differs.
 * @return string[]
 */
function problems( array $more ) {
	return Rule_Reading::all( array( row( $more ) ) )[1];
}

fact( 'A rule survives the options table', function () {
	list( $rules ) = Rule_Reading::all( array( row( array( 'action' => 'ship_amount', 'amount' => '2,50' ) ) ) );
	same( 2.5, $rules[0]->amount );
	list( $again, $problems ) = Rule_Reading::all( array( $rules[0]->to_array() ) );
	same( array(), $problems );
	same( $rules[0]->to_array(), $again[0]->to_array() );
} );

fact( 'Of a form, only methods of the rule\'s kind are taken', function () {
	list( $rules ) = Rule_Reading::all( array( row( array( 'methods' => array( 'pay:cod', 'ship:flat_rate' ) ) ) ) );
	same( array( 'flat_rate' ), $rules[0]->methods );
} );

fact( 'A row without a name is no rule and no mistake', function () {
	same( array( array(), array() ), Rule_Reading::all( array( row( array( 'name' => ' ' ) ), 'x', null ) ) );
	same( array( array(), array() ), Rule_Reading::all( 'spoiled' ) );
} );

fact( 'Each mistake is named with its row', function () {
	$other_kind = array( 'methods' => array( 'pay:cod' ) );
	same( array( 'Rule 1: choose at least one shipping method.' ), problems( $other_kind ) );
	same( array( 'Rule 1: choose at least one payment method.' ), problems( array( 'action' => 'pay_hide' ) ) );
	same( array( 'Rule 1: choose for whom it is and what it does.' ), problems( array( 'action' => 'ship_twice' ) ) );
	same( array( 'Rule 1: choose for whom it is and what it does.' ), problems( array( 'by' => 'role' ) ) );
	same( array( 'Rule 1: the name is too long.' ), problems( array( 'name' => str_repeat( 'x', 101 ) ) ) );
	foreach ( array( '', '0', '101', '-5', 'half' ) as $amount ) {
		$more = array( 'action' => 'ship_percent', 'amount' => $amount );
		same( array( 'Rule 1: give a percentage above 0 and up to 100.' ), problems( $more ) );
	}
	same( array( 'Rule 1: give an amount above 0.' ), problems( array( 'action' => 'ship_amount' ) ) );
} );

fact( 'There is a limit to the rules', function () {
	list( $rules, $problems ) = Rule_Reading::all( array_fill( 0, 101, row() ) );
	same( 100, count( $rules ) );
	same( array( 'There may be 100 rules at most.' ), $problems );
} );

fact( 'Rules that are wrong are shown again as they were typed', function () {
	$rows = array(
		row( array( 'name' => ' Goud ', 'action' => 'ship_percent', 'amount' => '150' ) ),
		row( array( 'name' => '' ) ),
		row( array( 'action' => 'pay_only', 'amount' => 'much', 'methods' => array( 'ship:flat_rate:3' ) ) ),
	);
	same( array(
		array(
			'by'      => 'tag',
			'name'    => 'Goud',
			'action'  => 'ship_percent',
			'amount'  => 150.0,
			'methods' => array( 'flat_rate:3' ),
		),
		array(
			'by'      => 'tag',
			'name'    => 'VIP',
			'action'  => 'pay_only',
			'amount'  => 0.0,
			'methods' => array(),
		),
	), array_map( function ( $rule ) {
		return $rule->to_array();
	}, Rule_Reading::drafts( $rows ) ) );
	same( array(), Rule_Reading::drafts( 'nonsense' ) );
} );
