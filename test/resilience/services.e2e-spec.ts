import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/until';
import { Ledger } from './support/ledger';
import { Load } from './support/load';
import { PatientClient } from './support/patient-client';
import { Queues } from './support/queues';
import { Random } from './support/random';
import { Shopper } from './support/shopper';
import { TestSystem } from './support/system';

const SERVICES = [
  'order_system',
  'user-auth',
  'catalog',
  'products-basket',
  'orders',
  'payments',
  'notifications',
];

describe('orders', () => {
  const random = Random.seeded();
  let system: TestSystem;
  let ledger: Ledger;
  let load: Load;

  beforeAll(async () => {
    system = await TestSystem.open();
    ledger = await Ledger.open(system.env, new Queues(system.env));
    load = new Load(system, ledger, random);
  }, 120_000);

  afterAll(async () => {
    await ledger?.close();
    await system?.close();
  }, 60_000);

  it('are all settled once, though every service was killed', async () => {
    // Each once, and three of them a second time.
    const victims = [...SERVICES, ...Array.from({ length: 3 }, () => random.pick(SERVICES))];
    const kills = victims.map((service) => ({ service, at: random.between(5, 75) }));
    const done: Promise<void>[] = [];
    const onAccepted = (number: number) => {
      for (const { service, at } of kills) if (at === number) done.push(system.signal(service, 'SIGKILL'));
    };
    await load.run({ orders: 80, onAccepted });
    await Promise.all(done);
    expect(await ledger.settle()).toEqual([]);
    expect(new Set(system.deaths.map(({ service }) => service))).toEqual(new Set(SERVICES));
    await system.ready();
  }, 150_000);

  it('are all settled once, though every connection to the databases was ended', async () => {
    const onAccepted = (number: number) => {
      if (number % 20 === 10) void ledger.databases.endConnections();
    };
    await load.run({ orders: 40, onAccepted });
    expect(await ledger.databases.endConnections()).toBeGreaterThan(0);
    expect(await ledger.settle()).toEqual([]);
  }, 120_000);

  it('are all settled once, though services were told to stop in the middle', async () => {
    const before = system.deaths.length;
    const told = ['orders', 'payments', 'catalog'];
    let slowestMs = 0;
    const stop = async (service: string) => {
      const start = Date.now();
      await system.signal(service, 'SIGTERM');
      await until(`${service} has stopped`, () => stopped(service), 15_000);
      slowestMs = Math.max(slowestMs, Date.now() - start);
    };
    const stopped = (service: string) =>
      system.deaths.slice(before).some((death) => death.service === service);
    const stops: Promise<void>[] = [];
    const onAccepted = (number: number) => {
      const service = number % 15 === 0 ? told[number / 15 - 1] : undefined;
      if (service) stops.push(stop(service));
    };
    await load.run({ orders: 60, onAccepted });
    await Promise.all(stops);
    expect(slowestMs).toBeLessThan(10_000);
    expect(await ledger.settle()).toEqual([]);
    await system.ready();
  }, 120_000);

  it('are refused with 503 while a service hangs, and not made when it goes on', async () => {
    const client = new PatientClient(system.url);
    const shopper = await Shopper.register(client);
    const basketId = await shopper.fillBasket([{ productId: 'prod-100', quantity: 1 }]);
    const ask = { ...shopper.credentials, body: { basketId, paymentMethod: 'stub' } };
    await system.signal('products-basket', 'SIGSTOP');
    const start = Date.now();
    const answer = await client
      .once('POST', '/orders', ask)
      .finally(() => system.signal('products-basket', 'SIGCONT'));
    expect(answer.status).toBe(503);
    expect(Date.now() - start).toBeLessThan(4_000);
    await system.ready();
    await sleep(500);
    const checkouts = await ledger.databases.rows(
      'products-basket',
      'SELECT order_id FROM checkouts WHERE basket_id = $1',
      [basketId],
    );
    expect(checkouts).toEqual([]);
  });
});
