import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SERVICES } from '../services.mjs';
import { definitionsOf } from './definitions-of.mjs';

const file = resolve(import.meta.dirname, '../../rabbitmq/definitions.json');
const services = SERVICES.filter((service) => service.database).map((service) => service.name);
const wanted = `${JSON.stringify(definitionsOf(services), null, 2)}\n`;

if (process.argv.length > 3 || (process.argv[2] && process.argv[2] !== '--check')) {
  console.error('usage: npm run broker:definitions [-- --check]');
  process.exit(2);
}
if (process.argv[2] === '--check') {
  if (readFileSync(file, 'utf8') !== wanted) {
    console.error('rabbitmq/definitions.json is not what the services declare: npm run broker:definitions');
    process.exit(1);
  }
  console.log('rabbitmq/definitions.json is what the services declare');
} else {
  writeFileSync(file, wanted);
  console.log('wrote rabbitmq/definitions.json');
}
