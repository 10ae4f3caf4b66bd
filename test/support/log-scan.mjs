import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readNotes, secretsOfEnvironment, secretsOfMails } from '../../tools/log-scan/note.mjs';
import { judge, scanLogs } from '../../tools/log-scan/scan-logs.mjs';

/**
 * Has this run note the secrets and the personal data that it uses, and forgets the logs of the run before.
 * `finish` scans the logs for them, and throws where one is found.
 */
export function openLogScan({ folders, log }) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  const notes = mkdtempSync(join(tmpdir(), 'order-system-used-'));
  process.env.USED_VALUES_FOLDER = notes;
  return {
    async finish({ env, mails }) {
      try {
        const noted = [...readNotes(notes), ...secretsOfEnvironment(env), ...secretsOfMails(mails)];
        const scanned = await scanLogs({ folders, noted });
        log(reportOf(scanned));
        judge(scanned);
      } finally {
        rmSync(notes, { recursive: true, force: true });
      }
    },
  };
}

function reportOf({ lines, looked, ignored, leaks }) {
  const left = `${ignored.short} shorter than 4 characters, ${ignored.plain} plain words, commonplace: ${ignored.commonplace.join(', ') || 'none'}`;
  return `log scan: ${lines} lines, ${looked} secret and personal values looked for (ignored: ${left}), ${leaks.length} leaks`;
}
