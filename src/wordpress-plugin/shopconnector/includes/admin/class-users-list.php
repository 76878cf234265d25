<?php
/**
 * The users list.
 *
 * @package ShopConnector
 */

namespace ShopConnector\Admin;

use ShopConnector\Card\Cards;

defined( 'ABSPATH' ) || exit;

/**
 * Columns for tags, tier and points; sorted by points, filtered by tag or tier.
 */
final class Users_List {

	const TAG_FIELD  = 'shopconnector_tag';
	const TIER_FIELD = 'shopconnector_tier';

	/**
	 * Hooks.
	 */
	public function start() {
		add_filter( 'manage_users_columns', array( $this, 'columns' ) );
		add_filter( 'manage_users_custom_column', array( $this, 'cell' ), 10, 3 );
		add_filter( 'manage_users_sortable_columns', array( $this, 'sortable' ) );
		add_action( 'manage_users_extra_tablenav', array( $this, 'filters' ) );
		add_action( 'pre_get_users', array( $this, 'query' ) );
		add_action( 'admin_print_styles-users.php', array( Card_View::class, 'enqueue' ) );
	}

	/**
	 * The columns.
	 *
	 * @param array $columns Titles by name.
	 * @return array
	 */
	public function columns( $columns ) {
		$columns['shopconnector_tags']   = __( 'Tags', 'shopconnector' );
		$columns['shopconnector_tier']   = __( 'Tier', 'shopconnector' );
		$columns['shopconnector_points'] = __( 'Points', 'shopconnector' );
		return $columns;
	}

	/**
	 * A cell. WordPress has read the metadata of the whole page already.
	 *
	 * @param string $html    What others made of it.
	 * @param string $column  The column.
	 * @param int    $user_id The account.
	 * @return string
	 */
	public function cell( $html, $column, $user_id ) {
		switch ( $column ) {
			case 'shopconnector_tags':
				return Card_View::tags( Cards::of_user( $user_id )->tags );
			case 'shopconnector_tier':
				return Card_View::tier( Cards::of_user( $user_id ) );
			case 'shopconnector_points':
				return Card_View::points( Cards::of_user( $user_id ) );
			default:
				return $html;
		}
	}

	/**
	 * Points first come from high to low.
	 *
	 * @param array $columns Sort keys by column.
	 * @return array
	 */
	public function sortable( $columns ) {
		$columns['shopconnector_points'] = array( 'shopconnector_points', true );
		return $columns;
	}

	/**
	 * The two lists to choose from.
	 *
	 * @param string $which top or bottom; two fields of one name would overwrite each other.
	 */
	public function filters( $which ) {
		if ( 'top' !== $which ) {
			return;
		}

		$known = Known_Names::all();
		echo '<div class="alignleft actions">';
		self::choice( self::TAG_FIELD, __( 'All tags', 'shopconnector' ), $known['tags'] );
		self::choice( self::TIER_FIELD, __( 'All tiers', 'shopconnector' ), $known['tiers'] );
		submit_button( __( 'Filter', 'shopconnector' ), '', 'shopconnector_filter', false );
		echo '</div>';
	}

	/**
	 * Sorts and filters.
	 *
	 * @param \WP_User_Query $query The query of a list of users.
	 */
	public function query( $query ) {
		global $pagenow;
		if ( ! is_admin() || 'users.php' !== $pagenow ) {
			return;
		}

		$wanted = array_filter(
			array(
				User_Query::with_tag( self::chosen( self::TAG_FIELD ) ),
				User_Query::in_tier( self::chosen( self::TIER_FIELD ) ),
			)
		);

		$by_points = 'shopconnector_points' === $query->get( 'orderby' );
		if ( $by_points ) {
			$wanted[] = User_Query::with_or_without_points();
			$order    = 'ASC' === strtoupper( (string) $query->get( 'order' ) ) ? 'ASC' : 'DESC';
			$query->set( 'orderby', array( User_Query::POINTS_CLAUSE => $order ) );
		}

		if ( $wanted ) {
			$others = array_filter( (array) $query->get( 'meta_query' ) );
			$wanted = array_merge( array( 'relation' => 'AND' ), $others ? array( $others ) : array(), $wanted );
			$query->set( 'meta_query', $wanted );
		}
	}

	/**
	 * A list to choose from.
	 *
	 * @param string   $field The field's name.
	 * @param string   $all   The text of no choice.
	 * @param string[] $names The choices.
	 */
	private static function choice( $field, $all, array $names ) {
		$chosen = self::chosen( $field );
		echo '<label class="screen-reader-text" for="' . esc_attr( $field ) . '">' . esc_html( $all ) . '</label>';
		echo '<select class="shopconnector-filter" name="' . esc_attr( $field ) . '" id="' . esc_attr( $field ) . '">';
		echo '<option value="">' . esc_html( $all ) . '</option>';
		foreach ( $names as $name ) {
			echo '<option value="' . esc_attr( $name ) . '"' . selected( $chosen, $name, false ) . '>';
			echo esc_html( $name ) . '</option>';
		}

		echo '</select>';
	}

	/**
	 * What was chosen.
	 *
	 * @param string $field The field's name.
	 * @return string
	 */
	private static function chosen( $field ) {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only filters a list.
		return isset( $_GET[ $field ] ) ? sanitize_text_field( wp_unslash( $_GET[ $field ] ) ) : '';
	}
}
