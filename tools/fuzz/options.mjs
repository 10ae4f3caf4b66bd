import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export const USAGE =
  'usage: npm run fuzz [-- --cases 2000 --seed 42 --operation placeOrder --url http://localhost:3000 --yes]';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** The fuzzer's options; throws where they cannot be read, or would fuzz what is not this machine's. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '2000' },
      seed: { type: 'string' },
      operation: { type: 'string' },
      url: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  return {
    cases: wholeNumber('cases', values.cases, 1),
    seed: values.seed === undefined ? randomInt(2 ** 31) : wholeNumber('seed', values.seed, 0),
    operation: values.operation,
    url: values.url === undefined ? undefined : gatewayUrl(values.url, values.yes),
  };
}

function wholeNumber(name, value, least) {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} takes a whole number from ${least}`);
  return number;
}

function gatewayUrl(value, yes) {
  if (!URL.canParse(value) || new URL(value).protocol !== 'http:')
    throw new Error('--url takes an address such as http://localhost:3000');
  const { origin, hostname } = new URL(value);
  if (!LOOPBACK.test(hostname) && !yes)
    throw new Error(`${hostname} is not this machine: accounts and orders are made there; --yes does so`);
  return origin;
}
