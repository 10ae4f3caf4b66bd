import { parseArgs } from 'node:util';

export const USAGE = 'usage: npm run overload [-- --seconds 30 --times 10 --json FILE]';

/** The options; throws where they cannot be read. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '30' },
      times: { type: 'string', default: '10' },
      json: { type: 'string' },
    },
  });
  return { seconds: positive('seconds', values), times: positive('times', values), json: values.json };
}

function positive(name, values) {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes whole numbers from 1`);
  return number;
}
