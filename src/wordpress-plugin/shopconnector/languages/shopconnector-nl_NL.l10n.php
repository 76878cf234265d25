<?php
/**
 * Dutch, in the form that WordPress reads since 6.5: each English text of the code and its translation.
 *
 * @package ShopConnector
 */

return array(
	'domain'       => 'shopconnector',
	'language'     => 'nl_NL',
	'plural-forms' => 'nplurals=2; plural=(n != 1);',
	'messages'     => array(
		'%1$s: %2$s of purchases to go' => '%1$s: nog %2$s aan aankopen',
		'%s discount' => '%s korting',
		'%s on the way' => '%s onderweg',
		'%s points' => '%s punten',
		'%s, everywhere' => '%s, overal',
		'All tags' => 'Alle tags',
		'All tiers' => 'Alle niveaus',
		'An address that is only typed never earns a benefit, but can hide a method.'
			=> 'Een adres dat alleen is ingetypt geeft nooit een voordeel, maar kan wel een methode verbergen.',
		'Another rule' => 'Nog een regel',
		'Benefits' => 'Voordelen',
		'Code' => 'Code',
		'Confirm that %s is your address to use what belongs to it: have a link sent to it.'
			=> 'Bevestig dat %s jouw adres is om te gebruiken wat erbij hoort: laat er een link naartoe sturen.',
		'Customers are known by their account, or by an e-mail address they confirmed through a link.'
			=> 'Klanten worden herkend aan hun account, of aan een e-mailadres dat ze via een link hebben bevestigd.',
		'Customers' => 'Klanten',
		'Do you have loyalty benefits with us?' => 'Heb je bij ons spaarvoordelen?',
		'E-mail address' => 'E-mailadres',
		'Filter' => 'Filteren',
		'For' => 'Voor',
		'Free shipping' => 'Gratis verzending',
		'If this address has benefits, a link is on its way. Open it in this browser.'
			=> 'Als dit adres voordelen heeft, is er een link onderweg. Open die in deze browser.',
		'In the tier' => 'Op het niveau',
		'Log in, or have a link sent that confirms your e-mail address.'
			=> 'Log in, of laat een link sturen die je e-mailadres bevestigt.',
		'Loyalty at the checkout' => 'Klantenvoordeel bij het afrekenen',
		'Loyalty' => 'Klantenvoordeel',
		'Methods' => 'Methoden',
		'Next level' => 'Volgend niveau',
		'No end' => 'Onbeperkt',
		'No loyalty is known of this customer.' => 'Van deze klant is geen klantenvoordeel bekend.',
		'None' => 'Geen',
		'Open this link within an hour, in the same browser, to use your loyalty benefits:'
			=> 'Open deze link binnen een uur, in dezelfde browser, om je spaarvoordelen te gebruiken:',
		'Ordered as a guest; found by e-mail address.' => 'Besteld als gast; gevonden via het e-mailadres.',
		'Payment method not for them' => 'Betaalmethode niet voor hen',
		'Payment method only for them' => 'Betaalmethode alleen voor hen',
		'Payment' => 'Betaling',
		'Percent or amount' => 'Procent of bedrag',
		'Points on the way' => 'Punten onderweg',
		'Points to spend' => 'Te besteden punten',
		'Points' => 'Punten',
		'Rest of the world' => 'Rest van de wereld',
		'Rule %1$d: %2$s' => 'Regel %1$d: %2$s',
		'Save the rules' => 'Regels opslaan',
		'Send the link' => 'Stuur de link',
		'Settings' => 'Instellingen',
		'Shipping is cheaper, by an amount without tax' => 'Verzending is goedkoper, een bedrag zonder btw',
		'Shipping is cheaper, in percent' => 'Verzending is goedkoper, in procenten',
		'Shipping is free' => 'Verzending is gratis',
		'Shipping method not for them' => 'Verzendmethode niet voor hen',
		'Shipping method only for them' => 'Verzendmethode alleen voor hen',
		'Shipping' => 'Verzending',
		'Somebody, hopefully you, is ordering at %s with this address.'
			=> 'Iemand, hopelijk jij, bestelt bij %s met dit adres.',
		'Tag or tier' => 'Tag of niveau',
		'Tags' => 'Tags',
		'The rules are saved.' => 'De regels zijn opgeslagen.',
		'There may be %d rules at most; the others were left out.'
			=> 'Er kunnen hooguit %d regels zijn; de andere zijn weggelaten.',
		'This link is for another account. Log out, or log in with its address.'
			=> 'Deze link is voor een ander account. Log uit, of log in met het adres ervan.',
		'This link is no longer valid. Ask for a new one.' => 'Deze link is niet meer geldig. Vraag een nieuwe aan.',
		'This order:' => 'Deze bestelling:',
		'Tier' => 'Niveau',
		'To remove a rule, empty its tag or tier and save.'
			=> 'Maak de tag of het niveau van een regel leeg en sla op om de regel te verwijderen.',
		'Valid until' => 'Geldig t/m',
		'Was it not you? Then do nothing: without the link nobody gets anything.'
			=> 'Was jij dit niet? Doe dan niets: zonder de link krijgt niemand iets.',
		'What' => 'Wat',
		'With the tag' => 'Met de tag',
		'Withheld: this e-mail address also buys elsewhere or as a guest, and the account did not confirm it.'
			=> 'Ingehouden: dit e-mailadres koopt ook elders of als gast, en het account heeft het niet bevestigd.',
		'You have no points or benefits yet. They appear here after your next order.'
			=> 'Je hebt nog geen punten of voordelen. Na je volgende bestelling verschijnen ze hier.',
		'You may not change these settings.' => 'Je mag deze instellingen niet wijzigen.',
		'Your address %s is confirmed: your benefits apply when you order with it.'
			=> 'Je adres %s is bevestigd: je voordelen gelden als je ermee bestelt.',
		'Your address is confirmed: your benefits apply when you order.'
			=> 'Je adres is bevestigd: je voordelen gelden als je bestelt.',
		'Your benefits at %s' => 'Je voordelen bij %s',
		'Your codes' => 'Je codes',
		'Your level' => 'Je niveau',
		'choose at least one payment method.' => 'kies minstens één betaalmethode.',
		'choose at least one shipping method.' => 'kies minstens één verzendmethode.',
		'choose for whom it is and what it does.' => 'kies voor wie hij is en wat hij doet.',
		'give a percentage above 0 and up to 100.' => 'geef een percentage boven 0 en tot en met 100.',
		'give an amount above 0.' => 'geef een bedrag boven 0.',
		'the name is too long.' => 'de naam is te lang.',
		'on orders from %s' => 'bij bestellingen vanaf %s',
		'until %s' => 't/m %s',
	),
);
