import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULTS, readOptions, replayLine } from './options.mjs';

test('five minutes of every fault and any seed, unless told otherwise', () => {
  const { seed, ...rest } = readOptions([]);
  assert.deepEqual(rest, { minutes: 5, faults: FAULTS, rate: 5, json: undefined });
  assert.ok(Number.isInteger(seed));
});

test('all can be told, and told again', () => {
  const line = [
    '--minutes',
    '0.5',
    '--seed',
    '42',
    '--faults',
    'redis, kill',
    '--rate',
    '2.5',
    '--json',
    'a.json',
  ];
  const options = readOptions(line);
  assert.deepEqual(options, { minutes: 0.5, seed: 42, faults: ['kill', 'redis'], rate: 2.5, json: 'a.json' });
  assert.equal(
    replayLine(options),
    'npm run chaos -- --minutes 0.5 --seed 42 --rate 2.5 --faults kill,redis',
  );
  assert.equal(
    replayLine({ ...options, faults: FAULTS }),
    'npm run chaos -- --minutes 0.5 --seed 42 --rate 2.5',
  );
});

for (const args of [
  ['--minutes', '0'],
  ['--minutes', '-1'],
  ['--minutes', 'many'],
  ['--seed', '1.5'],
  ['--rate', '0'],
  ['--rate', '1e3'],
  ['--faults', 'kill,fire'],
  ['--faults', ''],
  ['--faults'],
  ['--colour', 'red'],
  ['now'],
]) {
  test(`${args.join(' ')} is not understood`, () => assert.throws(() => readOptions(args)));
}
