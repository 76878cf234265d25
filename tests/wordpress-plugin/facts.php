<?php
/**
 * The smallest runner that will do: facts, each a sentence and a function; answers in TAP.
 *
 * @package ShopConnector
 */

/**
 * Runs a fact and prints how it went.
 *
 * @param string   $sentence What holds.
 * @param callable $proof    Throws where it does not hold.
 */
function fact( $sentence, callable $proof ) {
	global $facts;
	try {
		$proof();
		++$facts['pass'];
		echo 'ok ', array_sum( $facts ), " - $sentence\n";
	} catch ( Throwable $error ) {
		++$facts['fail'];
		echo 'not ok ', array_sum( $facts ), " - $sentence\n  ", str_replace( "\n", "\n  ", $error ), "\n";
	}
}

/**
 * Proves that two values are the same.
 *
 * @param mixed $expected What should be.
 * @param mixed $actual   What is.
 * @throws UnexpectedValueException When they differ.
 */
function same( $expected, $actual ) {
	if ( $expected !== $actual ) {
		$values = array( var_export( $expected, true ), var_export( $actual, true ) );
		throw new UnexpectedValueException( vsprintf( 'expected %s, got %s', $values ) );
	}
}

/**
 * The sentence that something is refused with.
 *
 * @param callable $attempt What is refused.
 * @return string
 * @throws UnexpectedValueException When it is not.
 */
function refusal( callable $attempt ) {
	try {
		$attempt();
	} catch ( InvalidArgumentException $error ) {
		return $error->getMessage();
	}

	throw new UnexpectedValueException( 'it was not refused' );
}

/**
 * Runs every file of facts in a folder. Ends with 0 only when facts were proven and none failed.
 *
 * @param string $folder The folder.
 */
function run_facts( $folder ) {
	global $facts;
	$facts = array(
		'pass' => 0,
		'fail' => 0,
	);
	foreach ( glob( "$folder/*-facts.php" ) as $file ) {
		require $file;
	}

	echo '1..', array_sum( $facts ), "\n# pass {$facts['pass']}\n# fail {$facts['fail']}\n# skipped 0\n";
	exit( $facts['pass'] > 0 && 0 === $facts['fail'] ? 0 : 1 );
}
