import { parseArgs } from 'node:util';

export const USAGE = `usage: npm run soak [-- --minutes 30 --idle-minutes 10 --rate 25 --json FILE]
  --minutes       how long orders come in
  --idle-minutes  how long a transaction is held open in each database meanwhile; 0 for none
  --rate          orders a second; half of what the machine can do, as measured first, where it is not given`;

/** The soak's options; throws where they cannot be read. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '30' },
      'idle-minutes': { type: 'string' },
      rate: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const minutes = number('minutes', values.minutes, (value) => value > 0);
  const third = String(minutes / 3);
  const idleMinutes = number('idle-minutes', values['idle-minutes'] ?? third, (value) => value >= 0);
  if (idleMinutes >= minutes)
    throw new Error('--idle-minutes must leave time before and after: less than --minutes');
  const rate = values.rate === undefined ? undefined : number('rate', values.rate, (value) => value > 0);
  return { minutes, idleMinutes, rate, json: values.json };
}

function number(name, text, fits) {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || !fits(value))
    throw new Error(`--${name} cannot be ${text || 'empty'}: it takes a number`);
  return value;
}
