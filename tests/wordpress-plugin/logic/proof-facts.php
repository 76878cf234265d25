<?php
/**
 * Facts about the proofs: of an address, and of a push.
 *
 * @package ShopConnector
 */

use ShopConnector\Proof\Email_Token;
use ShopConnector\Rest\Signature;

fact( 'A token proves the address it was made for, for an hour', function () {
	$token = Email_Token::make( ' Vip@Example.test', 1000, 'salt' );
	same( 'vip@example.test', Email_Token::email( $token, 1000, 'salt' ) );
	same( 'vip@example.test', Email_Token::email( $token, 4600, 'salt' ) );
	same( '', Email_Token::email( $token, 4601, 'salt' ) );
} );

fact( 'No part of a token can be exchanged', function () {
	$mine   = explode( '.', Email_Token::make( 'me@example.test', 1000, 'salt' ) );
	$theirs = explode( '.', Email_Token::make( 'vip@example.test', 1000, 'salt' ) );
	same( '', Email_Token::email( "$theirs[0].$mine[1].$mine[2]", 1000, 'salt' ) );
	same( '', Email_Token::email( "$mine[0].9$mine[1].$mine[2]", 1000, 'salt' ) );
	same( '', Email_Token::email( implode( '.', $mine ), 1000, 'other' ) );
	foreach ( array( '', 'x', "$mine[0].$mine[1].", array(), null ) as $broken ) {
		same( '', Email_Token::email( is_array( $broken ) ? '' : $broken, 1000, 'salt' ) );
	}
} );

fact( 'The signature is the one that the connector computes', function () {
	// printf '1700000000\n{"members":[]}' | openssl dgst -sha256 -hmac cs_secret
	same(
		'c99c64d77a18deb92bdebe22765d92c8013f13fa1f0aa7381f28a23867c622cb',
		Signature::of( 'cs_secret', '1700000000', '{"members":[]}' )
	);
} );

fact( 'A signed push is taken within five minutes', function () {
	$signature = Signature::of( 'secret', '1700000000', 'body' );
	foreach ( array( 1699999700, 1700000000, 1700000300 ) as $now ) {
		same( null, Signature::problem( 'secret', $signature, '1700000000', 'body', $now ) );
	}
	same(
		'The clocks differ by more than 300 seconds: the shop has 2023-11-14T22:18:21+00:00.',
		Signature::problem( 'secret', $signature, '1700000000', 'body', 1700000301 )
	);
} );

fact( 'Another secret, body or time is refused', function () {
	$refused   = 'The signature does not match: sign with the secret of the API key that authenticates the request.';
	$signature = Signature::of( 'secret', '1700000000', 'body' );
	same( $refused, Signature::problem( 'other', $signature, '1700000000', 'body', 1700000000 ) );
	same( $refused, Signature::problem( 'secret', $signature, '1700000000', 'bodY', 1700000000 ) );
	same( $refused, Signature::problem( 'secret', $signature, '1700000001', 'body', 1700000000 ) );
} );

fact( 'Without its headers a push is refused', function () {
	$refused = 'The headers X-ShopConnector-Timestamp and X-ShopConnector-Signature are missing or malformed.';
	same( $refused, Signature::problem( 'secret', null, null, 'body', 1700000000 ) );
	same( $refused, Signature::problem( 'secret', 'abc', '1700000000', 'body', 1700000000 ) );
	same( $refused, Signature::problem( 'secret', str_repeat( 'a', 64 ), 'now', 'body', 1700000000 ) );
} );
