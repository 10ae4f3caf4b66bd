import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'infra.json';

/** What `<dir>/infra.json` says of a private server: its folder, ports, process ids and the processes that use it. */
export function readRecord(dir, name) {
  return readAll(dir)[name] ?? {};
}

export function writeRecord(dir, name, record) {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, FILE), `${JSON.stringify({ ...readAll(dir), [name]: record }, null, 2)}\n`);
}

function readAll(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, FILE), 'utf8'));
  } catch {
    return {};
  }
}
