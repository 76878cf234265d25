<?php
/**
 * The profile.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Card\Cards;
use ShopConnector\Proof\Account_Proof;

defined( 'ABSPATH' ) || exit;

/**
 * Shows staff an account's card. It is the connector's to change, not theirs: the next run would undo it.
 */
final class Profile {

	/**
	 * Above the addresses, which fill two screens.
	 */
	const PRIORITY = 5;

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'show_user_profile', array( $this, 'show' ), self::PRIORITY );
		add_action( 'edit_user_profile', array( $this, 'show' ), self::PRIORITY );
	}

	/**
	 * The card below WordPress's own fields.
	 *
	 * @param \WP_User $user The account.
	 */
	public function show( $user ) {
		$card = Cards::of_user( $user->ID );
		if ( $card->is_empty() || ! current_user_can( 'list_users' ) ) {
			return;
		}

		Card_View::enqueue();
		echo '<h2>' . esc_html__( 'Loyalty', 'shopconnector' ) . '</h2><table class="form-table" role="presentation">';
		foreach ( Card_View::facts( $card ) as $label => $html ) {
			echo '<tr><th scope="row">' . esc_html( $label ) . '</th><td>' . wp_kses_post( $html ) . '</td></tr>';
		}

		if ( ! Account_Proof::may_benefit( $user->ID ) ) {
			$label = __( 'Benefits', 'shopconnector' );
			$text  = __(
				'Withheld: this e-mail address also buys elsewhere or as a guest, and the account did not confirm it.',
				'shopconnector'
			);
			echo '<tr><th scope="row">' . esc_html( $label ) . '</th><td>' . esc_html( $text ) . '</td></tr>';
		}

		echo '</table>';
	}
}
