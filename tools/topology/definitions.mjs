import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { topologyOf } from './source.mjs';

const file = resolve(import.meta.dirname, '../../rabbitmq/definitions.json');

/** Writes `rabbitmq/definitions.json`; with `check` it says whether the file is up to date. Answers the exit code. */
export function definitions({ check }) {
  const wanted = `${JSON.stringify(topologyOf(), null, 2)}\n`;
  if (!check) {
    writeFileSync(file, wanted);
    console.log('wrote rabbitmq/definitions.json');
    return 0;
  }
  if (readFileSync(file, 'utf8') === wanted) {
    console.log('rabbitmq/definitions.json is what the services need');
    return 0;
  }
  console.error('rabbitmq/definitions.json is not what the services need: npm run topology -- definitions');
  return 1;
}
