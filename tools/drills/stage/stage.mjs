import { createRequire } from 'node:module';
import { openBroker } from '../../../test/resilience/support/broker.mjs';
import { readTypeScript } from '../../fuzz/typescript.mjs';
import { openSystem } from '../../space/system.mjs';
import { timeUntil } from './timing.mjs';

readTypeScript();
const require = createRequire(import.meta.url);
const { SteadyLoad } = require('../../../test/chaos/load/steady-load.ts');
const { Echo } = require('../../../test/resilience/support/echo.ts');
const { Ledger } = require('../../../test/resilience/support/ledger.ts');
const { Queues } = require('../../../test/resilience/support/queues.ts');
const { Random } = require('../../../test/resilience/support/random.ts');
const { TcpProxy } = require('../../../test/support/tcp-proxy.ts');

const overrides = { RETRY_DELAYS: '200ms,1s,5s', COMMAND_TIMEOUT_MS: '2000' };
/** A customer waits longer than the longest drill lasts: for its end, and the return of what was away. */
const PATIENCE_MS = 5 * 60_000;
const SETTLE = { noProgressMs: 60_000, longestMs: 300_000 };

/** The built system with a broker of its own behind a network of its own, customers, and the books that are read afterwards. `longestDrill` in seconds. */
export async function openStage({ log, longestDrill }) {
  const closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const broker = await openBroker();
    closers.push(() => broker.close());
    const network = await TcpProxy.to(broker.url);
    closers.push(() => network.close());
    const deaths = [];
    const onEvent = (event) => event.type === 'died' && deaths.push(event);
    const options = { log, logs: 'drills', supervise: true, longestRestartDelayMs: 1_000, onEvent };
    const system = await openSystem({ ...options, overrides: { ...overrides, AMQP_URL: network.url } });
    closers.push(() => system.close());
    // A space can only be deleted from a broker that answers.
    closers.push(async () => network.restore());
    const address = { url: broker.url };
    const start = async () => {
      address.url = await broker.start();
      network.retarget(address.url);
    };
    closers.push(start);
    const queues = new Queues(system.env, address);
    const ledger = await Ledger.open(system.env, queues);
    closers.push(() => ledger.close());
    // One for all drills: the books know its products.
    const patience = longestDrill * 1_000 + PATIENCE_MS;
    const load = new SteadyLoad(system, ledger, Random.seeded(), patience);
    return {
      system,
      network,
      deaths,
      queues,
      ledger,
      echo: () => Echo.start(queues),
      broker: { kill: () => broker.kill(), start, control: broker.control },
      /** Lets customers in, from the first that is served until `stop`, which answers how many orders were accepted and what surprised anybody. */
      customers: (rate, seconds) => customers(load, rate, seconds),
      /** What the books say against it once everything is quiet. */
      settled: async () => (await ledger.conclude(SETTLE)).map(({ text }) => text),
      close,
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

async function customers(load, rate, seconds) {
  const closing = new AbortController();
  const before = { accepted: load.accepted.size, surprises: load.surprises.length };
  await load.prepare(Math.ceil(rate * seconds));
  const done = load.run({ rate, signal: closing.signal });
  const served = timeUntil(
    'the first order was accepted',
    () => load.accepted.size > before.accepted,
    60_000,
  );
  await Promise.race([served, done]);
  return {
    get accepted() {
      return load.accepted.size - before.accepted;
    },
    stop: async () => {
      closing.abort();
      await done;
      return {
        accepted: load.accepted.size - before.accepted,
        surprises: load.surprises.slice(before.surprises),
      };
    },
  };
}
