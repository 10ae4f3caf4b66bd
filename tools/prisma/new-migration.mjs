import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { runCommand } from './command-line.mjs';
import { deleteMigrations, readSnapshot, writeMigration, writeSnapshot } from './migration-files.mjs';
import { schemaDiff } from './schema-diff.mjs';
import { pathsOf, repositoryRoot, selectServices } from './services.mjs';

const usage = `npm run prisma:migration -- --service <service> --name <snake_case_name> [--empty | --replace-all]
       npm run prisma:migration -- --check
  --empty        write an empty migration, for SQL written by hand
  --replace-all  delete the service's migrations first: one new migration holds the whole schema
  --check        fail if a schema has changes that no migration holds`;

await runCommand({
  usage,
  options: {
    service: { type: 'string' },
    name: { type: 'string' },
    empty: { type: 'boolean' },
    'replace-all': { type: 'boolean' },
    check: { type: 'boolean' },
  },
  run: (flags) => (flags.check ? check() : create(flags)),
});

async function check() {
  const changed = [];
  for (const service of selectServices()) {
    const change = await schemaDiff(readSnapshot(service), readSchema(service));
    if (change !== undefined) changed.push(service);
  }
  if (changed.length > 0) {
    throw new Error(
      `Schema changes without a migration: ${changed.join(', ')}\n` +
        'Write one: npm run prisma:migration -- --service <service> --name <name>',
    );
  }
  console.log('Every schema change has its migration');
}

async function create({ service, name, empty, 'replace-all': replaceAll }) {
  if (!service || !/^[a-z0-9_]+$/.test(name ?? '')) throw new Error(`Usage: ${usage}`);
  selectServices(service);
  if (empty) return report(service, writeMigration(service, name, ''));

  const schema = readSchema(service);
  const script = await schemaDiff(replaceAll ? undefined : readSnapshot(service), schema);
  if (script === undefined) {
    console.log(`${service}: the schema has not changed since the last migration`);
    return;
  }
  if (replaceAll) deleteMigrations(service);
  report(service, writeMigration(service, name, script));
  writeSnapshot(service, schema);
}

function readSchema(service) {
  return readFileSync(pathsOf(service).schema, 'utf8');
}

function report(service, migration) {
  const folder = relative(repositoryRoot, pathsOf(service).migrations);
  console.log(`${folder}/${migration}/migration.sql`);
}
