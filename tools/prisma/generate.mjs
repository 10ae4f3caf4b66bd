import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { runCommand, timed } from './command-line.mjs';
import { pathsOf, repositoryRoot, selectServices } from './services.mjs';

const require = createRequire(import.meta.url);
const prismaPackage = require.resolve('prisma/package.json');
const prismaCli = join(dirname(prismaPackage), 'build/index.js');

// Prisma's CLI downloads an engine before it generates, and never runs it: naming any
// executable keeps generation within what npm has installed.
const environment = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };

await runCommand({
  usage: 'npm run prisma:generate [-- --service <service>] [--force]',
  options: { service: { type: 'string' }, force: { type: 'boolean' } },
  async run({ service, force }) {
    for (const name of selectServices(service)) {
      const { result, took } = await timed(() => generate(name, force));
      console.log(`${name}: ${result} (${took})`);
    }
  },
});

async function generate(service, force) {
  const { schema, client } = pathsOf(service);
  const hashFile = join(client, '.schema-hash');
  const hash = hashOf(schema);
  if (!force && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return 'unchanged';
  await runPrisma(['generate', '--schema', schema, '--no-hints']);
  writeFileSync(hashFile, hash);
  return 'client generated';
}

// Prisma's version is part of the hash: a new version generates other code.
function hashOf(schema) {
  const hash = createHash('sha256').update(readFileSync(schema));
  return hash.update(require(prismaPackage).version).digest('hex');
}

async function runPrisma(args) {
  try {
    await promisify(execFile)(process.execPath, [prismaCli, ...args], {
      cwd: repositoryRoot,
      env: environment,
    });
  } catch (error) {
    throw new Error(`prisma ${args.join(' ')} failed:\n${error.stderr || error.message}`);
  }
}
