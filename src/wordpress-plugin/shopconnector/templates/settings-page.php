<?php
/**
 * WooCommerce → Loyalty.
 *
 * @package ShopConnector
 *
 * @var ShopConnector\Admin\Rules_Form $form     The rules and what there is to choose from.
 * @var string[]|false                 $problems What was wrong with the rules that were sent.
 * @var bool                           $is_saved Whether rules were just saved.
 */

use ShopConnector\Admin\Rules_Form;
use ShopConnector\Admin\Settings_Page;

defined( 'ABSPATH' ) || exit;

$shopconnector_by = array(
	'tag'  => __( 'Customers with the tag', 'shopconnector' ),
	'tier' => __( 'Customers in the tier', 'shopconnector' ),
);
?>
<div class="wrap woocommerce">
	<h1><?php esc_html_e( 'Loyalty at the checkout', 'shopconnector' ); ?></h1>
	<?php foreach ( is_array( $problems ) ? $problems : array() as $shopconnector_problem ) : ?>
		<div class="notice notice-error inline"><p><?php echo esc_html( $shopconnector_problem ); ?></p></div>
	<?php endforeach; ?>
	<?php if ( $is_saved && ! $problems ) : ?>
		<div class="notice notice-success inline"><p><?php esc_html_e( 'The rules are saved.', 'shopconnector' ); ?></p></div>
	<?php endif; ?>
	<p>
		<?php esc_html_e( 'Customers are known by their account, or by an e-mail address they confirmed through a link.', 'shopconnector' ); ?>
		<?php esc_html_e( 'An address that is only typed never earns a benefit, but can hide a method.', 'shopconnector' ); ?>
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
					<th scope="col"><?php esc_html_e( 'For whom', 'shopconnector' ); ?></th>
					<th scope="col"><?php esc_html_e( 'Tag or tier', 'shopconnector' ); ?></th>
					<th scope="col"><?php esc_html_e( 'What', 'shopconnector' ); ?></th>
					<th scope="col" class="shopconnector-narrow"><?php esc_html_e( 'Percent or amount', 'shopconnector' ); ?></th>
					<th scope="col" class="shopconnector-methods"><?php esc_html_e( 'Methods', 'shopconnector' ); ?></th>
				</tr>
			</thead>
			<tbody id="shopconnector-rows">
			<?php foreach ( $form->rows() as $shopconnector_row => $shopconnector_rule ) : ?>
				<?php $shopconnector_field = "rules[$shopconnector_row]"; ?>
				<tr>
					<td>
						<select name="<?php echo esc_attr( $shopconnector_field ); ?>[by]" aria-label="<?php esc_attr_e( 'For whom', 'shopconnector' ); ?>">
							<?php Rules_Form::options( $shopconnector_by, array( $shopconnector_rule ? $shopconnector_rule->by : 'tag' ) ); ?>
						</select>
					</td>
					<td>
						<input type="text" list="shopconnector-names" name="<?php echo esc_attr( $shopconnector_field ); ?>[name]"
							value="<?php echo esc_attr( $shopconnector_rule ? $shopconnector_rule->name : '' ); ?>"
							aria-label="<?php esc_attr_e( 'Tag or tier', 'shopconnector' ); ?>">
					</td>
					<td>
						<select name="<?php echo esc_attr( $shopconnector_field ); ?>[action]" aria-label="<?php esc_attr_e( 'What', 'shopconnector' ); ?>">
							<?php Rules_Form::options( Rules_Form::actions(), array( $shopconnector_rule ? $shopconnector_rule->action : '' ) ); ?>
						</select>
					</td>
					<td class="shopconnector-narrow">
						<input type="text" inputmode="decimal" name="<?php echo esc_attr( $shopconnector_field ); ?>[amount]"
							value="<?php echo esc_attr( $shopconnector_rule && $shopconnector_rule->amount ? wc_format_localized_decimal( $shopconnector_rule->amount ) : '' ); ?>"
							aria-label="<?php esc_attr_e( 'Percent or amount', 'shopconnector' ); ?>">
					</td>
					<td class="shopconnector-methods">
						<select multiple class="wc-enhanced-select" name="<?php echo esc_attr( $shopconnector_field ); ?>[methods][]"
							aria-label="<?php esc_attr_e( 'Methods', 'shopconnector' ); ?>">
							<?php $form->method_options( $shopconnector_rule ); ?>
						</select>
					</td>
				</tr>
			<?php endforeach; ?>
			</tbody>
		</table>
		<p class="description"><?php esc_html_e( 'To remove a rule, empty its tag or tier and save.', 'shopconnector' ); ?></p>
		<p>
			<button type="button" class="button hide-if-no-js" id="shopconnector-add"><?php esc_html_e( 'Another rule', 'shopconnector' ); ?></button>
			<button type="submit" class="button button-primary"><?php esc_html_e( 'Save the rules', 'shopconnector' ); ?></button>
		</p>
	</form>
</div>
