import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { errorsDocument } from './errors-document.mjs';

const root = resolve(import.meta.dirname, '../..');
const name = 'docs/errors.md';
const file = resolve(root, name);
const require = createRequire(import.meta.url);

if (process.argv.length > 3 || (process.argv[2] && process.argv[2] !== '--check')) {
  console.error('usage: npm run docs:errors [-- --check]');
  process.exit(2);
}
const { catalogue } = require(`${root}/dist/apps/order_system/src/problems/catalogue.js`);
const wanted = errorsDocument([...catalogue.values()]);
if (process.argv[2] === '--check') {
  if (readFileSync(file, 'utf8') !== wanted) {
    console.error(`${name} is not the catalogue of problems: npm run docs:errors`);
    process.exit(1);
  }
  console.log(`${name} is the catalogue of problems`);
} else {
  writeFileSync(file, wanted);
  console.log(`wrote ${name}`);
}
