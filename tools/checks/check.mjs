import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const binaries = join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` };
if (process.stdout.isTTY) env.FORCE_COLOR = '1';

// The others read what these make; of the others, the slowest come first.
const first = [
  { name: 'prisma clients', command: 'npm run prisma:generate' },
  { name: 'build', command: 'npm run build' },
];
const steps = [
  { name: 'lint', command: 'npm run lint' },
  { name: 'types', command: 'tsc --noEmit && tsc -p clients/typescript' },
  { name: 'unit tests', command: 'jest --selectProjects unit' },
  { name: 'boundaries', command: 'npm run boundaries' },
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'migrations', command: 'node tools/prisma/new-migration.mjs --check' },
  { name: 'tools', command: 'npm run test:tools' },
  { name: 'broker definitions', command: 'node tools/topology/topology.mjs definitions --check' },
  { name: 'OpenAPI document', command: 'node tools/openapi/write-document.mjs --check' },
  { name: 'OpenAPI lint', command: 'npm run openapi:lint' },
  { name: 'error catalogue', command: 'node tools/docs/write-errors.mjs --check' },
  { name: 'client types', command: 'npm run client:types -- --check' },
  { name: 'commit messages', command: 'node tools/checks/commits.mjs' },
];

const [option, ...rest] = process.argv.slice(2);
const [, left] = /^--without=(.+)$/.exec(option ?? '') ?? [];
if ((option !== undefined && !steps.some(({ name }) => name === left)) || rest.length > 0) {
  console.error(
    `usage: npm run check [-- --without="<step>"], with one of: ${steps.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const results = [];
for (const step of first) results.push(await run(step));
const waiting = steps.filter(({ name }) => name !== left);
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
report(results.filter(({ passed }) => !passed));

async function work() {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await run(step));
}

async function run({ name, command }) {
  const start = performance.now();
  const { code, output } = await execute(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✔' : '✘'} ${name} (${seconds} s)`);
  return { name, command, output, passed: code === 0 };
}

function execute(command) {
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

function report(failures) {
  for (const { name, command, output } of failures) {
    console.log(`\n── ${name}: ${command}\n${output.trim()}`);
  }
  if (failures.length === 0) return;
  console.log(`\nFailed: ${failures.map(({ name }) => name).join(', ')}`);
  process.exitCode = 1;
}
