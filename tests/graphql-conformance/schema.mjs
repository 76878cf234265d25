// Shopify publishes its Admin schema inside the npm package @shopify/dev-mcp. Only that one file is needed, so the
// package is fetched without its many dependencies, once, and checked.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema } from 'graphql';

const version = '2026-10';
const published = '@shopify/dev-mcp@1.16.0';
const sha256 = 'f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', '.schema');
const file = join(folder, 'package', 'dist', 'data', `admin_${version}.json.gz`);

function fetch() {
  mkdirSync(folder, { recursive: true });
  const named = execFileSync('npm', ['pack', published, '--silent'], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', named.split('\n').at(-1), `package/dist/data/admin_${version}.json.gz`], { cwd: folder });
}

function load() {
  if (!existsSync(file)) fetch();
  const bytes = readFileSync(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`${published} holds another ${version} schema: ${found}.`);
  return buildClientSchema(JSON.parse(gunzipSync(bytes)).data);
}

// A custom scalar of a published schema takes anything. These are the forms that Shopify documents.
const forms = {
  Decimal: /^-?\d+(\.\d+)?$/,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  UnsignedInt64: /^\d+$/,
  URL: /^https?:\/\//,
};

function strict(schema) {
  for (const [name, form] of Object.entries(forms)) {
    schema.getType(name).serialize = (value) => {
      if (typeof value === 'string' && form.test(value)) return value;
      throw new TypeError(`${JSON.stringify(value)} is no ${name}`);
    };
  }
  // Shopify itself takes and gives back a usage limit of 2147483648, one more than the standard's Int has.
  const { parseValue } = schema.getType('Int');
  schema.getType('Int').parseValue = (value) => (value === 2147483648 ? value : parseValue(value));
  return schema;
}

export const schema = strict(load());
