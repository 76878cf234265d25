<?php
/**
 * Facts about accounts whose address nobody confirmed.
 *
 * @package ShopConnector
 */

use ShopConnector\Proof\Account_Proof;
use ShopConnector\Card\Keys;

/**
 * An account that a shopper made, carrying a tag of its address.
 *
 * @param string $login Its name.
 * @return int
 */
function registered( $login ) {
	wp_set_current_user( 0 );
	return account( $login, array( 'shopconnector_tags' => array( 'VIP' ) ) );
}

/**
 * An order with the address of an account-to-be.
 *
 * @param string $login The account's name.
 * @param array  $more  What else is known of the order.
 */
function ordered( $login, array $more = array() ) {
	new WC_Order( $more + array( 'email' => strtoupper( "$login@example.test" ) ) );
}

fact( 'An account that registers with a guest\'s address inherits nothing of use', function () {
	ordered( 'taken' );
	same( false, Account_Proof::may_benefit( registered( 'taken' ) ) );
} );

fact( 'So does one that was there before the guest ordered, or was given the orders', function () {
	$early = registered( 'early' );
	$given = registered( 'given' );
	ordered( 'early' );
	ordered( 'given', array( 'customer' => $given, 'created' => time() - DAY_IN_SECONDS ) );
	same( array( false, false ), array_map( array( Account_Proof::class, 'may_benefit' ), array( $early, $given ) ) );
} );

fact( 'An account that earned its membership itself is asked nothing', function () {
	$id = registered( 'earned' );
	ordered( 'earned', array( 'customer' => $id ) );
	same( true, Account_Proof::may_benefit( $id ) );
} );

fact( 'A member of other shops too must confirm the address', function () {
	$id = registered( 'elsewhere' );
	update_user_meta( $id, Keys::SHARED, 'yes' );
	same( false, Account_Proof::may_benefit( $id ) );
} );

fact( 'Setting a password through a mail confirms the address', function () {
	ordered( 'mailed' );
	$id = registered( 'mailed' );
	reset_password( get_userdata( $id ), wp_generate_password() );
	same( true, Account_Proof::may_benefit( $id ) );
} );

fact( 'Whoever changes the own address must confirm the new one', function () {
	ordered( 'victim' );
	$id = registered( 'changes' );
	Account_Proof::confirm( $id );
	wp_set_current_user( $id );
	wp_update_user( array( 'ID' => $id, 'user_email' => 'victim@example.test' ) );
	same( false, Account_Proof::may_benefit( $id ) );
} );

fact( 'An account that saves itself with the same address stays confirmed, quotes in it or not', function () {
	foreach ( array( 'same', 'o\'same' ) as $login ) {
		ordered( $login );
		$id = registered( $login );
		Account_Proof::confirm( $id );
		wp_set_current_user( $id );
		$user = get_userdata( $id );
		wp_update_user( array( 'ID' => $id, 'first_name' => 'A', 'user_email' => $user->user_email ) );
		same( true, Account_Proof::may_benefit( $id ) );
	}
} );

fact( 'Accounts that staff make or change are trusted', function () {
	ordered( 'by-staff' );
	ordered( 'by-staff-2' );
	wp_set_current_user( 1 );
	$id = account( 'by-staff' );
	same( true, Account_Proof::may_benefit( $id ) );
	wp_update_user( array( 'ID' => $id, 'user_email' => 'by-staff-2@example.test' ) );
	same( true, Account_Proof::may_benefit( $id ) );
} );

fact( 'An account that was not confirmed ships as everybody, restrictions of its own tags included', function () {
	ordered( 'hijacked' );
	$id = registered( 'hijacked' );
	update_user_meta( $id, 'shopconnector_tags', array( 'VIP', 'Late' ) );
	same( array( 5.0, array() ), array( offered( $id, '' )[1], offered( $id, '' )[3] ) );
	Account_Proof::confirm( $id );
	same( array( 2.5, array( 'invoice' ) ), array( offered( $id, '' )[1], offered( $id, '' )[3] ) );
} );
