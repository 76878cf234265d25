<?php
/**
 * E-mail addresses as the programme compares them.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Card;

defined( 'ABSPATH' ) || exit;

/**
 * An address written differently is still the same person.
 */
final class Email {

	/**
	 * Trimmed, composed (NFC) and in lower case: as the connector knows its members.
	 *
	 * @param string|null $email An address as typed.
	 * @return string
	 */
	public static function normal( $email ) {
		$email = trim( (string) $email );
		if ( class_exists( 'Normalizer' ) ) {
			$composed = \Normalizer::normalize( $email, \Normalizer::FORM_C );
			$email    = false === $composed ? $email : $composed;
		}

		return Card::folded( $email );
	}
}
