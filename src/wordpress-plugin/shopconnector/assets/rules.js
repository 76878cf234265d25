/* One more row of the form, made of the last one, which is always empty. */
( function ( $ ) {
  'use strict';

  var rows = $( '#shopconnector-rows' );
  var blank = rows.children().last().clone();

  // What WooCommerce adds to a list when it makes it searchable must not be copied.
  blank.find( '.select2-container' ).remove();
  blank.find( 'select' )
    .removeClass( 'enhanced select2-hidden-accessible' )
    .removeAttr( 'data-select2-id aria-hidden tabindex' );
  blank.find( 'option, optgroup' ).removeAttr( 'data-select2-id' );

  $( '#shopconnector-add' ).on( 'click', function () {
    var row = blank.clone();
    var number = rows.children().length;

    row.find( '[name]' ).each( function () {
      this.name = this.name.replace( /^rules\[\d+\]/, 'rules[' + number + ']' );
    } );
    rows.append( row );
    $( document.body ).trigger( 'wc-enhanced-select-init' );
    row.find( 'input' ).first().trigger( 'focus' );
  } );
}( jQuery ) );
