import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import { schema } from './schema.mjs';

const root = new URL('../../src/ShopConnector.Shops/Shopify/Documents/', import.meta.url);
const files = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.graphql'));
const fragments = new Map(
  files.filter((file) => file.startsWith('Facts')).map((file) => [basename(file, '.graphql'), read(file)]));

function read(file) {
  return readFileSync(new URL(file, root), 'utf8');
}

// As the connector sends it: the document and the fragments it spreads.
function whole(text) {
  const added = new Set();
  const add = (part) => {
    for (const [, name] of part.matchAll(/\.\.\.(\w+)/g)) {
      if (!fragments.has(name) || added.has(name)) continue;
      added.add(name);
      add(fragments.get(name));
    }
  };
  add(text);
  return [text, ...[...added].map((name) => fragments.get(name))].join('\n');
}

function problemsOf(text) {
  return validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map((error) => error.message);
}

test('there are documents to check', () => assert.ok(files.length > 10));

for (const file of files.filter((one) => !one.startsWith('Facts'))) {
  test(`${file} is valid, and uses nothing deprecated`, () => assert.deepEqual(problemsOf(whole(read(file))), []));
}

for (const [name, text] of fragments) {
  test(`the fragment ${name} is used`, () =>
    assert.ok(files.some((file) => read(file).includes(`...${name}`)), text));
}

test('a field that does not exist is found', () =>
  assert.match(problemsOf('{ shop { nmae } }').join(), /Cannot query field "nmae"/));

test('a deprecated field is found', () =>
  assert.match(problemsOf('{ customers(first: 1) { nodes { email } } }').join(), /deprecated/));
