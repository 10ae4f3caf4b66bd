import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareBroker } from './broker-topology.mjs';

const broker = { url: 'amqp://guest:guest@127.0.0.1:5672', managementPort: 1 };
const settings = { AMQP_URL: broker.url, SERVER_ACCOUNTS_SECRET: 'x'.repeat(43) };

/** What was run, with which environment, and what came of it. */
async function prepared(more, refuse = () => false) {
  const env = { ...settings, ...more };
  const scripts = [];
  const run = async (script) => {
    scripts.push(script);
    if (refuse(script)) throw new Error('refused');
  };
  return { said: await prepareBroker({ env, broker, run }), scripts, env };
}

test('in strict mode the whole topology is applied, and each service has a URL of its own', async () => {
  const { scripts, env } = await prepared({ BROKER_SECURITY: 'strict' });
  assert.deepEqual(scripts, ['tools/topology/topology.mjs']);
  assert.match(env.PRODUCTS_BASKET_AMQP_URL, /^amqp:\/\/products-basket:[\w-]{43}@127\.0\.0\.1:5672/);
});

test('in open mode a broker without a management API is told, and does', async () => {
  const { said, scripts, env } = await prepared({});
  assert.deepEqual(scripts, ['tools/broker/declare-topology.mjs']);
  assert.match(said, /not caught: the broker has no management API/);
  assert.equal(env.ORDERS_AMQP_URL, undefined);
});

test('in open mode the policy is applied where it can be, and its failure is no obstacle', async () => {
  const management = { AMQP_MANAGEMENT_URL: 'http://127.0.0.1:15672' };
  assert.match((await prepared(management)).said, /are caught/);
  assert.match(
    (await prepared(management, (script) => script.includes('policies'))).said,
    /are not caught, see/,
  );
});
