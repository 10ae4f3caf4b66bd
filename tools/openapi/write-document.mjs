import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildDocument } from './document.mjs';

const name = 'clients/typescript/openapi.json';
const file = resolve(import.meta.dirname, '../..', name);

if (process.argv.length > 3 || (process.argv[2] && process.argv[2] !== '--check')) {
  console.error('usage: npm run openapi [-- --check]');
  process.exit(2);
}
const wanted = `${JSON.stringify(await buildDocument(), null, 2)}\n`;
if (process.argv[2] === '--check') {
  if (readFileSync(file, 'utf8') !== wanted) {
    console.error(`${name} is not what the routes declare: npm run openapi`);
    process.exit(1);
  }
  console.log(`${name} is what the routes declare`);
} else {
  writeFileSync(file, wanted);
  console.log(`wrote ${name}`);
}
