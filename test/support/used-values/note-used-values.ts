import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateHeadersIn, privateValuesInText } from './private-values';
import type { PrivateValue } from './private-values';

/** The secrets and personal data of an end-to-end run are noted here, for the scan of its logs. */
const folder = process.env['USED_VALUES_FOLDER'];
const seen = new Set<string>();

interface Message {
  readonly headers: Headers;
  /** As it went over the wire. */
  readonly text: string;
}

/** Notes what a request or an answer holds of it, for the scan of the logs at the end of the run. */
export function noteUsedValues({ headers, text }: Message): void {
  if (folder) note([...privateHeadersIn(headers), ...privateValuesInText(text)]);
}

function note(values: readonly PrivateValue[]): void {
  const fresh = values.filter(({ value }) => !seen.has(value));
  for (const { value } of fresh) seen.add(value);
  if (folder === undefined || fresh.length === 0) return;
  const lines = fresh.map((value) => `${JSON.stringify(value)}\n`).join('');
  // One file a process: several may write at once.
  appendFileSync(join(folder, `${process.pid}.jsonl`), lines, { mode: 0o600 });
}
