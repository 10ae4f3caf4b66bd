import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const USAGE =
  'usage: npm run client:types [-- --check]   writes the types of the TypeScript client, or checks them';

const root = join(import.meta.dirname, '../..');
const document = join(root, 'clients/typescript/openapi.json');
const target = join(root, 'clients/typescript/src/generated/schema.ts');

const [flag, ...rest] = process.argv.slice(2);
if ((flag !== undefined && flag !== '--check') || rest.length > 0) {
  console.error(USAGE);
  process.exit(2);
}

const ast = await openapiTS(new URL(`file://${document}`), { defaultNonNullable: false });
const header = '// Made from openapi.json by `npm run client:types`; do not edit.\n\n';
const types = await format(header + astToString(ast), { ...(await resolveConfig(target)), filepath: target });

if (flag === '--check') {
  const current = await readFile(target, 'utf8').catch(() => '');
  if (current !== types) {
    console.error(
      "The client's types are not those of openapi.json: run npm run client:types and commit it.",
    );
    process.exit(1);
  }
} else {
  await writeFile(target, types);
  console.log('clients/typescript/src/generated/schema.ts is written');
}
