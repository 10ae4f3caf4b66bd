import { resolve } from 'node:path';
import { openBroker } from './broker.mjs';
import { compare } from './compare.mjs';

import { passwordsFrom } from './passwords.mjs';
import { readSettings } from './settings.mjs';
import { topologyOf } from './source.mjs';
import { overriding, strangers } from './strangers.mjs';
import { lineOf } from './tell.mjs';

const root = resolve(import.meta.dirname, '../..');

/** The command `check`; answers the exit code: 1 where the broker is not as it should be. */
export async function check() {
  const settings = readSettings(root);
  const { drift, notes } = await checkTopology(settings);
  for (const note of notes) console.log(`note: ${note}`);
  for (const line of drift) console.log(line);
  console.log(
    drift.length > 0 ? `${drift.length} differences; npm run topology -- apply mends them` : 'no drift',
  );
  return drift.length > 0 ? 1 : 0;
}

/** What differs from the source, and what else is on the broker, in lines. */
export async function checkTopology(settings) {
  const wanted = topologyOf(settings.topology);
  const passwords = passwordsFrom(
    settings.env,
    wanted.users.map(({ name }) => name),
  );
  const actual = await (await openBroker(settings)).definitions();
  return {
    drift: [...compare(wanted, actual, passwords).map(lineOf), ...overriding(wanted, actual)],
    notes: strangers(wanted, actual),
  };
}
