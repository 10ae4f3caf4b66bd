import { resolve } from 'node:path';
import { brokerEnv } from './broker-env';
import { parseEnv } from './parse-env';

const integrators = resolve(__dirname, '../../../rabbitmq/integrators.json');
const read = (env: Record<string, string>) =>
  parseEnv({ AMQP_INTEGRATORS_FILE: integrators, ...env }, { broker: brokerEnv('products-basket') }).broker;

const AMQP_URL = 'amqp://guest:guest@127.0.0.1:5672';
const PRODUCTS_BASKET_AMQP_URL = 'amqp://products-basket:secret@broker:5672/shop';
const strict = { BROKER_SECURITY: 'strict', PRODUCTS_BASKET_AMQP_URL };

describe('the environment of the broker', () => {
  it('is open, with one place for everything, unless told', () => {
    const expected = { url: AMQP_URL, commandsVhost: undefined, security: 'open', integrators: [] };
    expect(read({ AMQP_URL })).toMatchObject(expected);
  });

  it("prefers the service's own address", () => {
    expect(read({ AMQP_URL, PRODUCTS_BASKET_AMQP_URL }).url).toBe(PRODUCTS_BASKET_AMQP_URL);
  });

  it('has a vhost for commands where it is strict, and where one is named', () => {
    expect(read(strict)).toMatchObject({
      url: PRODUCTS_BASKET_AMQP_URL,
      commandsVhost: 'commands',
    });
    expect(read({ AMQP_URL, AMQP_COMMANDS_VHOST: 'asking' }).commandsVhost).toBe('asking');
  });

  it.each([
    [{}, 'AMQP_URL: must be a URL; set it, or PRODUCTS_BASKET_AMQP_URL'],
    [{ AMQP_URL, BROKER_SECURITY: 'strict' }, 'must log in as products-basket'],
    [{ AMQP_URL, BROKER_SECURITY: 'closed' }, 'BROKER_SECURITY'],
    [{ ...strict, AMQP_INTEGRATORS_FILE: `${integrators}.gone` }, 'ENOENT'],
  ])('refuses %j', (env, complaint) => {
    expect(() => read(env)).toThrow(complaint);
  });
});
