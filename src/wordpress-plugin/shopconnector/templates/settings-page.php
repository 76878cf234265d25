<?php
/**
 * WooCommerce → Loyalty.
 *
 * @package ShopConnector
 *
 * @var ShopConnector\Admin\Rules_Form $form     The rules and what there is to choose from.
 * @var string[]                       $problems What was wrong with the rules that were sent.
 * @var bool                           $is_saved Whether rules were just saved.
 */

use ShopConnector\Admin\Settings_Page;

defined( 'ABSPATH' ) || exit;
?>
<div class="wrap woocommerce">
	<h1><?php esc_html_e( 'Loyalty at the checkout', 'shopconnector' ); ?></h1>
	<?php foreach ( $problems as $shopconnector_problem ) : ?>
		<div class="notice notice-error inline"><p><?php echo esc_html( $shopconnector_problem ); ?></p></div>
	<?php endforeach; ?>
	<?php if ( $problems ) : ?>
		<p><strong><?php esc_html_e( 'Nothing is saved yet.', 'shopconnector' ); ?></strong></p>
	<?php endif; ?>
	<?php if ( $is_saved && ! $problems ) : ?>
		<div class="notice notice-success inline">
			<p><?php esc_html_e( 'The rules are saved.', 'shopconnector' ); ?></p>
		</div>
	<?php endif; ?>
	<p>
		<?php
		esc_html_e(
			'Customers are known by their account, or by an e-mail address they confirmed through a link.',
			'shopconnector'
		);
		echo ' ';
		esc_html_e(
			'An address that is only typed never earns a benefit, but can hide a method.',
			'shopconnector'
		);
		?>
	</p>
	<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
		<input type="hidden" name="action" value="<?php echo esc_attr( Settings_Page::ACTION ); ?>">
		<?php wp_nonce_field( Settings_Page::ACTION ); ?>
		<datalist id="shopconnector-names">
			<?php foreach ( $form->names() as $shopconnector_name ) : ?>
				<option value="<?php echo esc_attr( $shopconnector_name ); ?>"></option>
			<?php endforeach; ?>
		</datalist>
		<table class="widefat striped shopconnector-rules">
			<thead>
				<tr>
					<?php foreach ( $form->columns() as $shopconnector_column => $shopconnector_title ) : ?>
						<th scope="col" class="shopconnector-<?php echo esc_attr( $shopconnector_column ); ?>">
							<?php echo esc_html( $shopconnector_title ); ?>
						</th>
					<?php endforeach; ?>
				</tr>
			</thead>
			<tbody id="shopconnector-rows">
				<?php
				foreach ( $form->rows() as $shopconnector_row => $shopconnector_rule ) {
					$form->row( $shopconnector_row, $shopconnector_rule );
				}
				?>
			</tbody>
		</table>
		<p class="description">
			<?php esc_html_e( 'To remove a rule, empty its tag or tier and save.', 'shopconnector' ); ?>
		</p>
		<p>
			<button type="button" class="button hide-if-no-js" id="shopconnector-add">
				<?php esc_html_e( 'Another rule', 'shopconnector' ); ?>
			</button>
			<button type="submit" class="button button-primary">
				<?php esc_html_e( 'Save the rules', 'shopconnector' ); ?>
			</button>
		</p>
	</form>
</div>
