<?php
/**
 * My account → Loyalty.
 *
 * @package ShopConnector
 *
 * @var ShopConnector\Card\Card $card  The shopper's card.
 * @var array[]                 $codes The codes that still work: see Codes.
 */

defined( 'ABSPATH' ) || exit;

if ( null === $card->points && null === $card->tier && null === $card->next_tier && ! $codes ) {
	echo '<p>';
	esc_html_e( 'You have no points or benefits yet. They appear here after your next order.', 'shopconnector' );
	echo '</p>';
	return;
}

$shopconnector_columns = array(
	'code'  => __( 'Code', 'shopconnector' ),
	'title' => __( 'For', 'shopconnector' ),
	'until' => __( 'Valid until', 'shopconnector' ),
);
?>
<div class="shopconnector-loyalty">
	<table class="shop_table">
		<tbody>
		<?php if ( null !== $card->points ) : ?>
			<tr>
				<th scope="row"><?php esc_html_e( 'Points to spend', 'shopconnector' ); ?></th>
				<td><strong><?php echo esc_html( number_format_i18n( $card->points ) ); ?></strong></td>
			</tr>
			<?php if ( $card->pending ) : ?>
			<tr>
				<th scope="row"><?php esc_html_e( 'Points on the way', 'shopconnector' ); ?></th>
				<td><?php echo esc_html( number_format_i18n( $card->pending ) ); ?></td>
			</tr>
			<?php endif; ?>
		<?php endif; ?>
		<?php if ( null !== $card->tier ) : ?>
			<tr>
				<th scope="row"><?php esc_html_e( 'Your level', 'shopconnector' ); ?></th>
				<td><?php echo esc_html( $card->tier ); ?></td>
			</tr>
		<?php endif; ?>
		<?php if ( null !== $card->next_tier ) : ?>
			<tr>
				<th scope="row"><?php esc_html_e( 'Next level', 'shopconnector' ); ?></th>
				<td>
					<?php
					/* translators: 1: the name of a level, 2: an amount of money. */
					$shopconnector_next = __( '%1$s: %2$s of purchases to go', 'shopconnector' );
					$shopconnector_left = wc_price(
						$card->next_tier['missing'],
						array( 'currency' => $card->next_tier['currency'] )
					);
					$shopconnector_name = esc_html( $card->next_tier['name'] );
					$shopconnector_next = esc_html( $shopconnector_next );
					echo wp_kses_post( sprintf( $shopconnector_next, $shopconnector_name, $shopconnector_left ) );
					?>
				</td>
			</tr>
		<?php endif; ?>
		</tbody>
	</table>
	<?php if ( $codes ) : ?>
		<h2><?php esc_html_e( 'Your codes', 'shopconnector' ); ?></h2>
		<table class="shop_table shop_table_responsive">
			<thead>
				<tr>
					<?php foreach ( $shopconnector_columns as $shopconnector_title ) : ?>
						<th scope="col"><?php echo esc_html( $shopconnector_title ); ?></th>
					<?php endforeach; ?>
				</tr>
			</thead>
			<tbody>
			<?php foreach ( $codes as $shopconnector_code ) : ?>
				<tr>
					<?php foreach ( $shopconnector_columns as $shopconnector_key => $shopconnector_title ) : ?>
						<td data-title="<?php echo esc_attr( $shopconnector_title ); ?>">
							<?php echo wp_kses_post( $shopconnector_code[ $shopconnector_key ] ); ?>
						</td>
					<?php endforeach; ?>
				</tr>
			<?php endforeach; ?>
			</tbody>
		</table>
	<?php endif; ?>
</div>
