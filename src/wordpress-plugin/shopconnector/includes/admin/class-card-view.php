<?php
/**
 * A card as staff see it.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Card\Card;

defined( 'ABSPATH' ) || exit;

/**
 * Escaped HTML of a card: short for a list's cell, long for a screen of its own.
 */
final class Card_View {

	const STYLE = 'shopconnector-admin';

	/**
	 * The style of all screens that show cards.
	 */
	public static function enqueue() {
		$file = plugins_url( 'assets/admin.css', SHOPCONNECTOR_FILE );
		wp_enqueue_style( self::STYLE, $file, array(), SHOPCONNECTOR_VERSION );
	}

	/**
	 * Tags as small labels.
	 *
	 * @param string[] $tags Tags.
	 * @return string
	 */
	public static function tags( array $tags ) {
		$labels = array_map(
			static function ( $tag ) {
				return '<span class="shopconnector-tag">' . esc_html( $tag ) . '</span>';
			},
			$tags
		);
		return $labels ? '<span class="shopconnector-tags">' . implode( ' ', $labels ) . '</span>' : self::none();
	}

	/**
	 * Points, with those on their way.
	 *
	 * @param Card $card A card.
	 * @return string
	 */
	public static function points( Card $card ) {
		if ( null === $card->points ) {
			return self::none();
		}

		$html = esc_html( number_format_i18n( $card->points ) );
		if ( $card->pending ) {
			/* translators: %s: a number of points. */
			$on_way = sprintf( __( '%s on the way', 'shopconnector' ), number_format_i18n( $card->pending ) );
			$html  .= ' <small class="shopconnector-pending">' . esc_html( $on_way ) . '</small>';
		}

		return $html;
	}

	/**
	 * The tier.
	 *
	 * @param Card $card A card.
	 * @return string
	 */
	public static function tier( Card $card ) {
		return null === $card->tier ? self::none() : esc_html( $card->tier );
	}

	/**
	 * All of it in one cell.
	 *
	 * @param Card $card A card.
	 * @return string
	 */
	public static function cell( Card $card ) {
		if ( $card->is_empty() ) {
			return self::none();
		}

		$facts = array();
		if ( null !== $card->tier ) {
			$facts[] = '<strong>' . self::tier( $card ) . '</strong>';
		}

		if ( null !== $card->points ) {
			/* translators: %s: a number of points. */
			$points  = sprintf( __( '%s points', 'shopconnector' ), number_format_i18n( $card->points ) );
			$facts[] = esc_html( $points );
		}

		$lines = array_filter( array( implode( ' · ', $facts ), $card->tags ? self::tags( $card->tags ) : '' ) );
		return implode( '<br>', $lines );
	}

	/**
	 * Label and value of each fact.
	 *
	 * @param Card $card A card.
	 * @return array Labels, not escaped, to escaped HTML.
	 */
	public static function facts( Card $card ) {
		$facts = array(
			__( 'Tier', 'shopconnector' )   => self::tier( $card ),
			__( 'Points', 'shopconnector' ) => self::points( $card ),
			__( 'Tags', 'shopconnector' )   => self::tags( $card->tags ),
		);
		if ( null !== $card->offer_code ) {
			$html = '<code>' . esc_html( $card->offer_code ) . '</code>';
			if ( null !== $card->offer_until ) {
				/* translators: %s: a date. */
				$until = sprintf( __( 'until %s', 'shopconnector' ), self::day( $card->offer_until ) );
				$html .= ' ' . esc_html( $until );
			}

			$facts[ __( 'Code', 'shopconnector' ) ] = $html;
		}

		return $facts;
	}

	/**
	 * A day as the shop writes days. What is no date stays as it is: whoever typed it meant something.
	 *
	 * @param string $day Such as 2026-12-22.
	 * @return string
	 */
	private static function day( $day ) {
		$is_date = 1 === preg_match( '/^(\d{4})-(\d{2})-(\d{2})$/D', $day, $parts )
			&& checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] );
		return $is_date ? (string) mysql2date( get_option( 'date_format' ), $day . ' 00:00:00' ) : $day;
	}

	/**
	 * Nothing to show, said so that a screen reader can say it.
	 *
	 * @return string
	 */
	public static function none() {
		$spoken = esc_html__( 'None', 'shopconnector' );
		return '<span aria-hidden="true">—</span><span class="screen-reader-text">' . $spoken . '</span>';
	}
}
