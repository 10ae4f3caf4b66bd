import { report } from './report';
import type { Verdict } from './verdict';

const VERDICT: Verdict = {
  promises: [['orders accepted', '12']],
  faults: [
    { kind: 'kill', injected: 3, longestRecoveryMs: 1_234, boundMs: 5_000 },
    { kind: 'reorder', injected: 1 },
  ],
  violations: [],
};

describe('the report of a run', () => {
  it('is two tables and a sentence', () => {
    expect(report(VERDICT).split('\n')).toEqual([
      '| promise         | figure |',
      '| --------------- | ------ |',
      '| orders accepted | 12     |',
      '',
      '| fault   | injected | longest recovery | bound |',
      '| ------- | -------- | ---------------- | ----- |',
      '| kill    | 3        | 1.2 s            | 5.0 s |',
      '| reorder | 1        | –                | –     |',
      '',
      'every promise was kept',
    ]);
  });

  it('lists what is wrong, up to a point', () => {
    const violations = Array.from({ length: 32 }, (_, index) => `order ${index} is lost`);
    const lines = report({ ...VERDICT, violations }).split('\n');
    expect(lines).toContain('32 violations:');
    expect(lines.slice(-2)).toEqual(['- order 29 is lost', '- … and 2 more']);
  });
});
