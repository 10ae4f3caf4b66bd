import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { leakFinder } from './find-leaks.mjs';
import { wantedOf } from './used-values.mjs';

/** So many are told; one leak often repeats itself. */
const TOLD = 20;

/** Reads every log of the folders; answers how many lines there were, and what they give away. */
export async function scanLogs({ folders, noted }) {
  const { wanted, ignored } = wantedOf(noted);
  const find = leakFinder(wanted);
  const leaks = [];
  let lines = 0;
  for (const file of folders.flatMap(logsIn)) {
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(file) })) {
      number += 1;
      leaks.push(...[...find(line)].map((leak) => ({ ...leak, file, number })));
    }
    lines += number;
  }
  return { lines, looked: wanted.length, ignored, leaks };
}

/** Throws where logs give something away, where there are none, or where nothing was looked for. */
export function judge({ lines, looked, leaks }) {
  if (lines === 0 || looked === 0)
    throw new Error(`the log scan saw ${lines} lines and looked for ${looked} values: it proves nothing`);
  if (leaks.length === 0) return;
  const told = leaks
    .slice(0, TOLD)
    .map(({ what, hint, file, number }) => `  ${file}:${number}: ${what}, ${hint}`);
  throw new Error(`logs hold what nobody may read there, ${leaks.length} times\n${told.join('\n')}`);
}

function logsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.log'))
    .map((name) => join(folder, name));
}
