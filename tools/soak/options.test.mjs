import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOptions } from './options.mjs';

describe('the soak', () => {
  it('lasts 30 minutes, with a transaction that is idle for 10 of them', () => {
    assert.deepEqual(readOptions([]), { minutes: 30, idleMinutes: 10, rate: undefined, json: undefined });
  });

  it('takes what it is told', () => {
    const args = ['--minutes', '3', '--idle-minutes', '0', '--rate', '12.5'];
    assert.deepEqual(readOptions(args), { minutes: 3, idleMinutes: 0, rate: 12.5, json: undefined });
  });

  for (const args of [
    ['--minutes', '0'],
    ['--minutes', 'ten'],
    ['--minutes', '5', '--idle-minutes', '5'],
    ['--rate', '-1'],
    ['--hours', '1'],
    ['5'],
  ]) {
    it(`refuses ${args.join(' ')}`, () => assert.throws(() => readOptions(args)));
  }
});
