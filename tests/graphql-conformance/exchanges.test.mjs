// What the simulated shop answered while the other tests ran, in the files of the folder SANDBOX_EXCHANGES: executed once
// more, with its own answer as the data, against the published schema. A field of another type, a missing one or one
// that was not asked for shows as a difference.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { execute, GraphQLError, isObjectType, Kind, parse, validate } from 'graphql';
import { schema } from './schema.mjs';

const folder = process.env.SANDBOX_EXCHANGES;

function* exchanges() {
  for (const file of folder ? readdirSync(folder) : [])
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n'))
      if (line !== '') yield JSON.parse(line);
}

// The type of an object that does not name it: by its gid, else the only one whose selected fields it has.
function typeOf(value, _, info, abstract) {
  if (value.__typename) return value.__typename;
  const possible = schema.getPossibleTypes(abstract);
  const named = /^gid:\/\/shopify\/(\w+)\//.exec(value.id ?? '')?.[1];
  if (possible.some((type) => type.name === named)) return named;
  const has = Object.keys(value).sort().join();
  return possible.find((type) => keysOf(type, info).sort().join() === has)?.name ?? possible[0].name;
}

function keysOf(type, info) {
  const keys = new Set();
  const collect = ({ selections }) => {
    for (const one of selections) {
      if (one.kind === Kind.FIELD) keys.add((one.alias ?? one.name).value);
      else {
        const part = one.kind === Kind.FRAGMENT_SPREAD ? info.fragments[one.name.value] : one;
        if (fits(type, part.typeCondition)) collect(part.selectionSet);
      }
    }
  };
  info.fieldNodes.forEach((node) => collect(node.selectionSet));
  return [...keys];
}

function fits(type, condition) {
  const wanted = condition && schema.getType(condition.name.value);
  return !wanted || wanted === type || (!isObjectType(wanted) && schema.isSubType(wanted, type));
}

function read(query) {
  try {
    const document = parse(query);
    return { document, invalid: validate(schema, document) };
  } catch (error) {
    return { invalid: [error] };
  }
}

function differences({ query, variables, operationName, answer }) {
  const { document, invalid } = read(query);
  if (!answer.data) {
    const refused = answer.errors.some(({ extensions }) => /^undefined(Field|Type|Fragment)/.test(extensions?.code));
    return refused && invalid.length === 0 ? ['it was refused, but the published schema takes it'] : [];
  }
  if (invalid.length > 0) return invalid.map((error) => error.message);
  const known = new Set((answer.errors ?? []).map(({ path }) => path?.join('.')));
  const result = execute({
    schema, document, operationName, variableValues: variables ?? {}, rootValue: answer.data, typeResolver: typeOf,
    fieldResolver: (source, args, context, { path }) => {
      const value = source[path.key];
      return value === undefined ? new GraphQLError(`${path.key} is not answered`) : value;
    },
  });
  const found = (result.errors ?? []).filter(({ path }) => !known.has(path?.join('.'))).map(String);
  if (found.length > 0) return found;
  try {
    assert.deepEqual(JSON.parse(JSON.stringify(result.data)), answer.data);
    return [];
  } catch (error) {
    return [error.message];
  }
}

test('exchanges were recorded', { skip: !folder && 'run by tests/run, which records them' }, () =>
  assert.ok([...exchanges()].length > 50, 'the tests of the simulated shop leave their exchanges here'));

test('every answer is one that Shopify could give', { skip: !folder && 'run by tests/run, which records them' }, () => {
  const wrong = new Map();
  for (const exchange of exchanges())
    for (const difference of differences(exchange)) wrong.set(`${exchange.query}\n  ${difference}`, true);
  assert.deepEqual([...wrong.keys()], []);
});

const asked = { query: '{ shop { name currencyCode } }', variables: {} };

for (const [what, shop] of Object.entries({
  'a value of another type': { name: 'Atelier', currencyCode: 'Euro' },
  'a field that is missing': { name: 'Atelier' },
  'a field that was not asked for': { name: 'Atelier', currencyCode: 'EUR', email: 'an@example.com' },
  'a null where there is never one': { name: null, currencyCode: 'EUR' },
})) {
  test(`${what} is found`, () => assert.notDeepEqual(differences({ ...asked, answer: { data: { shop } } }), []));
}

test('a right answer is taken', () =>
  assert.deepEqual(differences({ ...asked, answer: { data: { shop: { name: 'Atelier', currencyCode: 'EUR' } } } }), []));
