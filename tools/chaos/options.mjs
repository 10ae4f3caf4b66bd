import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export const FAULTS = [
  'kill',
  'stop',
  'rst',
  'stall',
  'broker',
  'postgres',
  'redis',
  'alarm',
  'duplicate',
  'reorder',
];

export const USAGE = `usage: npm run chaos [-- --minutes 5 --seed 42 --faults ${FAULTS.join(',')} --rate 5 --json verdict.json]`;

/** The options of a run; throws where they cannot be read. `rate` is in orders a second. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '5' },
      seed: { type: 'string' },
      faults: { type: 'string', default: FAULTS.join(',') },
      rate: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  });
  return {
    minutes: number('minutes', values.minutes, { least: 0.5, most: 24 * 60 }),
    seed: values.seed === undefined ? randomInt(2 ** 31) : wholeNumber('seed', values.seed),
    faults: faultsOf(values.faults),
    rate: number('rate', values.rate, { least: 0.1, most: 100 }),
    json: values.json,
  };
}

/** The line that repeats a run. */
export function replayLine({ minutes, seed, faults, rate }) {
  const some = faults.length < FAULTS.length ? ` --faults ${faults.join(',')}` : '';
  return `npm run chaos -- --minutes ${minutes} --seed ${seed} --rate ${rate}${some}`;
}

function faultsOf(list) {
  const names = list.split(',').map((name) => name.trim());
  const strangers = names.filter((name) => !FAULTS.includes(name));
  if (strangers.length > 0)
    throw new Error(
      `--faults takes ${FAULTS.join(', ')}, not ${strangers.map((name) => `"${name}"`).join(', ')}`,
    );
  return FAULTS.filter((name) => names.includes(name));
}

function number(name, value, { least, most }) {
  const read = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || read < least || read > most)
    throw new Error(`--${name} takes a number from ${least} to ${most}`);
  return read;
}

function wholeNumber(name, value) {
  const read = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(read)) throw new Error(`--${name} takes a whole number`);
  return read;
}
