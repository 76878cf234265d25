<?php
/**
 * A guest's way to the own benefits, and that of an account whose address nobody confirmed.
 *
 * @package ShopConnector
 *
 * @var string $account The address of the account that is logged in, or ''.
 * @var string $proven  The address this browser proved, or ''.
 * @var bool   $is_sent Whether a link was just asked for.
 */

defined( 'ABSPATH' ) || exit;
?>
<div class="woocommerce alignwide shopconnector-proof">
<?php if ( '' !== $proven ) : ?>
	<p role="status">
		<?php
		/* translators: %s: an e-mail address. */
		$shopconnector_text = __(
			'Your address %s is confirmed: your benefits apply when you order with it.',
			'shopconnector'
		);
		echo esc_html( sprintf( $shopconnector_text, $proven ) );
		?>
	</p>
<?php elseif ( $is_sent ) : ?>
	<p role="status">
		<?php
		esc_html_e(
			'If this address has benefits, a link is on its way. Open it in this browser.',
			'shopconnector'
		);
		?>
	</p>
<?php else : ?>
	<details<?php echo esc_attr( '' === $account ? '' : ' open' ); ?>>
		<summary><?php esc_html_e( 'Do you have loyalty benefits with us?', 'shopconnector' ); ?></summary>
		<p>
			<?php
			if ( '' === $account ) {
				esc_html_e( 'Log in, or have a link sent that confirms your e-mail address.', 'shopconnector' );
			} else {
				/* translators: %s: an e-mail address. */
				$shopconnector_text = __(
					'Confirm that %s is your address to use what belongs to it: have a link sent to it.',
					'shopconnector'
				);
				echo esc_html( sprintf( $shopconnector_text, $account ) );
			}
			?>
		</p>
		<form method="post" action="<?php echo esc_url( WC_AJAX::get_endpoint( 'shopconnector_prove' ) ); ?>">
			<?php wp_nonce_field( ShopConnector\Proof\Email_Proof::NONCE ); ?>
			<?php if ( '' === $account ) : ?>
			<label>
				<?php esc_html_e( 'E-mail address', 'shopconnector' ); ?>
				<input type="email" name="email" class="input-text" autocomplete="email" required>
			</label>
			<?php endif; ?>
			<button type="submit" class="button wp-element-button">
				<?php esc_html_e( 'Send the link', 'shopconnector' ); ?>
			</button>
		</form>
	</details>
<?php endif; ?>
</div>
