<?php
/**
 * Guests who prove who they are.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Proof;

use ShopConnector\Card\Cards;
use ShopConnector\Card\Email;
use ShopConnector\Plugin;
use ShopConnector\Rules\Rule;
use ShopConnector\Rules\Rule_Book;

defined( 'ABSPATH' ) || exit;

/**
 * A guest may have a link sent to the own address, and so may an account whose address nobody confirmed. The browser
 * that opens it has proven the address, for its session and for the account that is logged in with it. Whether an
 * address is a member's is told to nobody: the answer on the screen is always the same.
 */
final class Email_Proof {

	const SESSION_KEY    = 'shopconnector_proven_email';
	const ASKED_KEY      = 'shopconnector_asked_email';
	const NONCE          = 'shopconnector_prove';
	const MAILS_PER_HOUR = 3;
	const ASKED_PER_HOUR = 20;

	/**
	 * After everybody else's last work: see mail_later().
	 */
	const LAST = 1000;

	/**
	 * Hooks.
	 */
	public function start() {
		add_action( 'woocommerce_before_checkout_form', array( $this, 'show' ), 9 );
		add_filter( 'render_block_woocommerce/checkout', array( $this, 'before_block' ) );
		add_action( 'wc_ajax_shopconnector_prove', array( $this, 'send' ) );
		add_action( 'wc_ajax_shopconnector_proven', array( $this, 'open' ) );
	}

	/**
	 * The address this browser proved, or ''.
	 *
	 * @return string
	 */
	public static function proven() {
		return WC()->session ? (string) WC()->session->get( self::SESSION_KEY, '' ) : '';
	}

	/**
	 * Above the classic checkout.
	 */
	public function show() {
		$benefits = array_filter(
			Rule_Book::rules(),
			static function ( Rule $rule ) {
				return ! $rule->is_restriction();
			}
		);
		if ( $benefits && ( ! is_user_logged_in() || ! Account_Proof::may_benefit( get_current_user_id() ) ) ) {
			self::form();
		}
	}

	/**
	 * The way to the link.
	 */
	public static function form() {
		Plugin::enqueue_style();
		$account = is_user_logged_in() ? wp_get_current_user()->user_email : '';
		$proven  = '' === $account ? self::proven() : '';
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only chooses a sentence.
		$is_sent = isset( $_GET['shopconnector'] ) && 'sent' === $_GET['shopconnector'];
		require dirname( __DIR__, 2 ) . '/templates/email-proof.php';
	}

	/**
	 * Above the block checkout.
	 *
	 * @param string $html The block.
	 * @return string
	 */
	public function before_block( $html ) {
		if ( is_wc_endpoint_url() ) {
			return $html;
		}

		ob_start();
		$this->show();
		return ob_get_clean() . $html;
	}

	/**
	 * Sends the link, if the address has a card and was not asked for too often.
	 */
	public function send() {
		check_ajax_referer( self::NONCE );
		$email = isset( $_POST['email'] ) ? sanitize_email( wp_unslash( $_POST['email'] ) ) : '';
		$email = Email::normal( is_user_logged_in() ? wp_get_current_user()->user_email : $email );
		$from  = \WC_Geolocation::get_ip_address();
		if ( is_email( $email ) && self::is_within( "from $from", self::ASKED_PER_HOUR )
			&& ! Cards::of_email( $email )->is_empty() && self::is_within( "to $email", self::MAILS_PER_HOUR ) ) {
			self::mail_later( $email );
		}

		if ( WC()->session ) {
			WC()->session->set( self::ASKED_KEY, $email );
		}

		$back = wp_get_referer();
		wp_safe_redirect( add_query_arg( 'shopconnector', 'sent', $back ? $back : wc_get_checkout_url() ) );
		exit;
	}

	/**
	 * The link from the mail.
	 */
	public function open() {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- The token is its own proof.
		$token = isset( $_GET['token'] ) ? sanitize_text_field( wp_unslash( $_GET['token'] ) ) : '';
		$email = Email_Token::email( $token, time(), wp_salt() );
		if ( WC()->session && WC()->customer ) {
			WC()->session->set_customer_session_cookie( true ); // An empty cart gives a guest none.
			self::accept( $email );
		}

		wp_safe_redirect( wc_get_checkout_url() );
		exit;
	}

	/**
	 * Takes a proven address into the session. The checkout says so itself, unless it turns an empty cart away.
	 *
	 * @param string $email The address, or '' where the link proved nothing.
	 */
	private static function accept( $email ) {
		if ( '' === $email ) {
			wc_add_notice( __( 'This link is no longer valid. Ask for a new one.', 'shopconnector' ), 'error' );
			return;
		}

		if ( is_user_logged_in() ) {
			self::accept_for( wp_get_current_user(), $email );
			return;
		}

		WC()->session->set( self::SESSION_KEY, $email );
		if ( WC()->session->get( self::ASKED_KEY, '' ) === $email ) {
			// Elsewhere it stays empty: whoever sends others a link of their own must not get the others' order mails.
			WC()->customer->set_billing_email( $email );
			WC()->customer->save();
		}

		if ( WC()->cart && WC()->cart->is_empty() ) {
			wc_add_notice( __( 'Your address is confirmed: your benefits apply when you order.', 'shopconnector' ) );
		}
	}

	/**
	 * The account that is logged in is now known to be the owner's, if it has this address and no other.
	 *
	 * @param \WP_User $user  The account.
	 * @param string   $email The address.
	 */
	private static function accept_for( $user, $email ) {
		if ( Email::normal( $user->user_email ) !== $email ) {
			$text = __( 'This link is for another account. Log out, or log in with its address.', 'shopconnector' );
			wc_add_notice( $text, 'error' );
			return;
		}

		Account_Proof::confirm( $user->ID );
		wc_add_notice( __( 'Your address is confirmed: your benefits apply when you order.', 'shopconnector' ) );
	}

	/**
	 * Mails the link once the answer is on its way: how long it takes must not tell who is a member.
	 *
	 * @param string $email A normal address.
	 */
	private static function mail_later( $email ) {
		$mail = static function () use ( $email ) {
			foreach ( array( 'fastcgi_finish_request', 'litespeed_finish_request' ) as $finish ) {
				if ( function_exists( $finish ) ) {
					$finish();
				}
			}

			self::mail( $email );
		};
		add_action( 'shutdown', $mail, self::LAST );
	}

	/**
	 * Mails the link.
	 *
	 * @param string $email A normal address.
	 */
	private static function mail( $email ) {
		$link = add_query_arg(
			array(
				'wc-ajax' => 'shopconnector_proven',
				'token'   => Email_Token::make( $email, time(), wp_salt() ),
			),
			home_url( '/' )
		);
		$shop = wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
		ob_start();
		require dirname( __DIR__, 2 ) . '/templates/email-proof-mail.php';
		/* translators: %s: the name of the shop. */
		wp_mail( $email, sprintf( __( 'Your benefits at %s', 'shopconnector' ), $shop ), ob_get_clean() );
	}

	/**
	 * Counts, so that nobody's mailbox is filled and nobody tries addresses by the thousand.
	 *
	 * @param string $what  What is counted.
	 * @param int    $limit How often within an hour.
	 * @return bool
	 */
	private static function is_within( $what, $limit ) {
		$key   = 'shopconnector_asked_' . md5( $what );
		$count = (int) get_transient( $key );
		set_transient( $key, $count + 1, HOUR_IN_SECONDS );
		return $count < $limit;
	}
}
