// The plugin's facts on the oldest and the newest PHP it promises: node run.mjs
// PHP itself comes as WebAssembly from npm, so that it is the same on every machine. Prints TAP.
import { readdirSync, readFileSync } from 'node:fs';
import { File } from 'node:buffer';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

globalThis.File ??= File; // Node 18 keeps it to itself.
const { PHP, loadPHPRuntime } = await import('@php-wasm/universal');

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const inside = '/project';
const folders = ['src/wordpress-plugin', 'tests/wordpress-plugin'];
const [oldest, newest] = ['7-4', '8-4'];

async function start(version) {
  const { getPHPLoaderModule } = await import(`@php-wasm/node-${version}`);
  const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
  for (const folder of folders)
    copy(php, folder);
  return php;
}

function copy(php, folder) {
  php.mkdir(`${inside}/${folder}`);
  for (const entry of readdirSync(path.join(project, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== 'node_modules')
      copy(php, name);
    else if (entry.isFile())
      php.writeFile(`${inside}/${name}`, readFileSync(path.join(project, name)));
  }
}

async function run(php, script) {
  const answer = await php.run({ scriptPath: `${inside}/tests/wordpress-plugin/${script}` });
  return { text: answer.text, ok: answer.exitCode === 0, errors: answer.errors };
}

const counts = { pass: 0, fail: 0 };

function tell(ok, sentence, more = '') {
  counts[ok ? 'pass' : 'fail']++;
  console.log(`${ok ? 'ok' : 'not ok'} - ${sentence}${ok || !more ? '' : `\n  ${more.replaceAll('\n', '\n  ')}`}`);
}

const phps = {};
for (const version of [oldest, newest]) {
  const php = phps[version] = await start(version);
  const number = (await php.run({ code: '<?php echo PHP_VERSION;' })).text;
  const facts = await run(php, 'logic/run.php');
  for (const [, not, sentence] of facts.text.matchAll(/^(not )?ok \d+ - (.*)$/gm))
    tell(!not, `PHP ${number}: ${sentence}`);
  tell(
    number.startsWith(version.replace('-', '.')) && facts.ok && /^# pass [1-9]/m.test(facts.text),
    `All facts hold on PHP ${number}`, facts.text + facts.errors);
}

const called = await run(phps[newest], 'php-versions/built-ins.php');
phps[oldest].writeFile('/called.json', called.text);
const missing = (await phps[oldest].run({
  code: `<?php echo implode(' ', array_filter(
    json_decode(file_get_contents('/called.json')), function ($name) { return !function_exists($name); }));`,
})).text;
tell(JSON.parse(called.text).length > 30 && missing === '', 'The oldest PHP has every function that is called', missing);

console.log(`# pass ${counts.pass}\n# fail ${counts.fail}\n# skipped 0`);
process.exit(counts.fail === 0 ? 0 : 1);
