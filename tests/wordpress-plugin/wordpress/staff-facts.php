<?php
/**
 * Facts about what staff see.
 *
 * @package ShopConnector
 */

use ShopConnector\Admin\Card_View;
use ShopConnector\Admin\Order_Box;
use ShopConnector\Admin\Order_List;
use ShopConnector\Admin\Users_List;
use ShopConnector\Card\Cards;

/**
 * The logins of a users list.
 *
 * @param array $chosen What is in the address.
 * @param array $query  What the list asks for.
 * @return string[]
 */
function listed( array $chosen, array $query = array() ) {
	$_GET               = $chosen;
	$GLOBALS['pagenow'] = 'users.php';
	set_current_screen( 'users' );
	$list = new Users_List();
	add_action( 'pre_get_users', array( $list, 'query' ) );
	$users = get_users( $query + array( 'search' => 'list-*' ) );
	remove_all_actions( 'pre_get_users' );
	return wp_list_pluck( $users, 'user_login' );
}

/**
 * What a function prints.
 *
 * @param callable $show The function.
 * @return string
 */
function printed( callable $show ) {
	ob_start();
	$show();
	return ob_get_clean();
}

account( 'list-none' );
account( 'list-nine', array( 'shopconnector_points' => '9', 'shopconnector_tags' => array( 'vip-gold' ) ) );
account( 'list-ten', array(
	'shopconnector_points' => '10',
	'shopconnector_tags'   => array( 'a', 'VIP' ),
	'shopconnector_tier'   => 'Goud',
) );

fact( 'The users list sorts points as numbers, and leaves nobody out', function () {
	$by = array( 'orderby' => 'shopconnector_points' );
	same( array( 'list-ten', 'list-nine', 'list-none' ), listed( array(), $by + array( 'order' => 'DESC' ) ) );
	same( array( 'list-none', 'list-nine', 'list-ten' ), listed( array(), $by + array( 'order' => 'ASC' ) ) );
} );

fact( 'The users list finds a tag and not one that begins alike', function () {
	same( array( 'list-ten' ), listed( array( 'shopconnector_tag' => 'VIP' ) ) );
	same( array( 'list-ten' ), listed( array( 'shopconnector_tag' => 'VIP', 'shopconnector_tier' => 'Goud' ) ) );
	same( array(), listed( array( 'shopconnector_tag' => 'vip-gold', 'shopconnector_tier' => 'Goud' ) ) );
} );

fact( 'Sorting and filtering go together', function () {
	$by = array( 'orderby' => 'shopconnector_points', 'order' => 'DESC' );
	same( array( 'list-ten' ), listed( array( 'shopconnector_tier' => 'Goud' ), $by ) );
} );

fact( 'A tag is shown as text, never as HTML', function () {
	$id   = account( 'staff-html', array( 'shopconnector_tags' => array( '<script>"' ) ) );
	$cell = ( new Users_List() )->cell( '', 'shopconnector_tags', $id );
	same( true, false !== strpos( $cell, '&lt;script&gt;&quot;' ) );
	same( false, strpos( $cell, '<script>' ) );
} );

fact( 'The order list shows an account\'s card and a guest\'s', function () {
	$id = account( 'staff-order', array( 'shopconnector_tier' => 'Zilver' ) );
	$of = function ( array $facts, $tier = null ) {
		$order = new WC_Order( $facts + array( 'email' => 'guest-list@example.test' ) );
		if ( null !== $tier ) {
			$order->update_meta_data( 'shopconnector_tier', $tier );
		}

		return printed( function () use ( $order ) {
			( new Order_List() )->cell( 'shopconnector', $order );
		} );
	};
	same( '<strong>Zilver</strong>', $of( array( 'customer' => $id ) ) );
	same( '<strong>Goud</strong>', $of( array(), 'Goud' ) );
	same( '<strong>Zilver</strong>', $of( array( 'email' => 'Staff-Order@example.test' ) ) );
	same( true, false !== strpos( $of( array() ), '—' ) );
} );

fact( 'What order rules put on an order is shown with it', function () {
	$order = new WC_Order( array( 'email' => 'guest-tags@example.test' ) );
	$order->update_meta_data( 'shopconnector_order_tags', array( 'Keep <b>' ) );
	$cell = printed( function () use ( $order ) {
		( new Order_List() )->cell( 'shopconnector', $order );
	} );
	$box  = printed( function () use ( $order ) {
		( new Order_Box() )->show( $order );
	} );
	same( true, false !== strpos( $cell, 'Keep &lt;b&gt;' ) );
	same( true, false !== strpos( $box, 'This order: ' ) && false !== strpos( $box, 'Keep &lt;b&gt;' ) );
} );

fact( 'The order screen finds a guest\'s values on the newest order', function () {
	$old   = new WC_Order( array( 'email' => 'Guest-Box@example.test' ) );
	$newer = new WC_Order( array( 'email' => 'guest-box@example.test' ) );
	$newer->update_meta_data( 'shopconnector_points', '77' );
	$html = printed( function () use ( $old ) {
		( new Order_Box() )->show( $old );
	} );
	same( true, false !== strpos( $html, '<dd>77</dd>' ) );
	same( true, false !== strpos( $html, 'Ordered as a guest' ) );
} );

fact( 'The last day of a code is written as the shop writes days, and what is no day as it is', function () {
	$shown = function ( $until ) {
		$card = array(
			'shopconnector_offer_code'  => 'X-1',
			'shopconnector_offer_until' => $until,
		);
		$id   = account( 'staff-' . md5( $until ), $card );
		return wp_strip_all_tags( Card_View::facts( Cards::of_user( $id ) )['Code'] );
	};
	update_option( 'date_format', 'j-n-Y' );
	same( 'X-1 until 2-1-2027', $shown( '2027-01-02' ) );
	same( 'X-1 until Easter', $shown( 'Easter' ) );
	same( 'X-1 until 2027-02-30', $shown( '2027-02-30' ) );
	same( 'X-1 until 2027-13-45', $shown( '2027-13-45' ) );
} );
