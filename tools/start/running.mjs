import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '../services.mjs';

const fileOf = (root) => join(root, '.local', 'running.json');

/** Where the running system is, for a second terminal: the servers that were chosen, and the ports. No secrets. */
export function noteRunning(root, env) {
  const names = [
    'AMQP_URL',
    'AMQP_NAMESPACE',
    'AMQP_MANAGEMENT_URL',
    'BROKER_SECURITY',
    ...SERVICES.map(({ portVariable }) => portVariable),
  ];
  const known = Object.fromEntries(names.filter((name) => env[name]).map((name) => [name, env[name]]));
  mkdirSync(join(root, '.local'), { recursive: true });
  writeFileSync(fileOf(root), `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
}

export function forgetRunning(root) {
  rmSync(fileOf(root), { force: true });
}

/** What `npm start` noted; nothing where it does not run. */
export function readRunning(root) {
  try {
    return JSON.parse(readFileSync(fileOf(root), 'utf8'));
  } catch {
    return {};
  }
}
