import { parseArgs } from 'node:util';

export const USAGE =
  'usage: npm run bench [-- --customers 1,8,32 --seconds 15 --warm-up 5 --reads-seconds 8 --json FILE]';

/** The bench's options; throws with the usage line where they cannot be read. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: 'string', default: '1,8,32' },
      seconds: { type: 'string', default: '15' },
      'warm-up': { type: 'string', default: '5' },
      'reads-seconds': { type: 'string', default: '8' },
      json: { type: 'string' },
    },
  });
  return {
    customers: values.customers.split(',').map((value) => positive('customers', value)),
    seconds: positive('seconds', values.seconds),
    warmUpSeconds: positive('warm-up', values['warm-up']),
    readsSeconds: positive('reads-seconds', values['reads-seconds']),
    json: values.json,
  };
}

function positive(name, value) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes whole numbers from 1`);
  return number;
}
