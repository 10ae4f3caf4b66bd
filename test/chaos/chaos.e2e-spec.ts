import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const MINUTES = 2;
/** Its servers start, and its orders come to rest. */
const LONGEST_MS = 9 * 60_000;
const root = resolve(__dirname, '../..');

describe('a system in which everything breaks', () => {
  it(
    'keeps every promise',
    async () => {
      const seed = process.env['SEED'] ? ['--seed', process.env['SEED']] : [];
      const args = ['tools/chaos/chaos.mjs', '--minutes', String(MINUTES), ...seed];
      const run = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      const lines: string[] = [];
      for (const stream of [run.stdout, run.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          lines.push(text);
          process.stderr.write(text);
        });
      }
      const [code] = (await once(run, 'close')) as [number | null];
      // The output says what is wrong, and how to repeat it.
      if (code !== 0) throw new Error(lines.join(''));
      expect(lines.join('')).toContain('every promise was kept');
    },
    LONGEST_MS,
  );
});
