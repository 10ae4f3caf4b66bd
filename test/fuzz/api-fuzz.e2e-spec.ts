import { randomInt } from 'node:crypto';
import { system } from '../flows/support/system';
import { describeFinding } from './run/finding';
import { fuzz } from './run/fuzzer';
import { summaryOf } from './run/summary';
import { secretsOf } from './world/secrets';

const CASES = 2_000;
const MINUTES = 60_000;

describe('the API, asked all that its document allows and forbids', () => {
  it(
    'answers as documented, keeps secrets and never breaks',
    async () => {
      const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
      process.stderr.write(`FUZZ_SEED=${seed}\n`);
      const { url, env } = system;
      const report = await fuzz({ url, secrets: secretsOf(env), cases: CASES, seed });
      process.stderr.write(`${summaryOf(report)}\n`);
      expect(report.findings.map(describeFinding).join('\n\n')).toBe('');
    },
    10 * MINUTES,
  );
});
