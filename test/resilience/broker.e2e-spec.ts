import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/until';
import { Echo } from './support/echo';
import { Ledger } from './support/ledger';
import { Load } from './support/load';
import type { OwnBroker } from './support/own-broker';
import { Queues } from './support/queues';
import { Random } from './support/random';
import { TestSystem } from './support/system';

describe('orders', () => {
  const random = Random.seeded();
  let system: TestSystem;
  let broker: OwnBroker;
  let queues: Queues;
  let ledger: Ledger;
  let load: Load;

  beforeAll(async () => {
    ({ system, broker } = await TestSystem.openWithBroker());
    queues = new Queues(system.env, broker);
    ledger = await Ledger.open(system.env, queues);
    load = new Load(system, ledger, random);
  }, 180_000);

  afterAll(async () => {
    await ledger?.close();
    await system?.close();
  }, 60_000);

  it('are all settled once, though the broker was killed', async () => {
    const at = random.between(20, 60);
    let restart: Promise<void> | undefined;
    const onAccepted = (number: number) => {
      if (number === at) restart = broker.kill().then(() => broker.start());
    };
    await load.run({ orders: 80, onAccepted });
    await restart;
    expect(await ledger.settle()).toEqual([]);
    await system.ready();
  }, 150_000);

  it('are all settled once, though the network to the broker was cut and then swallowed everything', async () => {
    const trouble = async () => {
      broker.network.cut();
      await sleep(1_500);
      broker.network.restore();
      await system.ready();
      broker.network.stall();
      // Longer than the services wait for the broker's heartbeat.
      await sleep(7_000);
      broker.network.restore();
    };
    let over: Promise<void> | undefined;
    const onAccepted = (number: number) => {
      if (number === 20) over = trouble();
    };
    await load.run({ orders: 60, onAccepted });
    await over;
    expect(await ledger.settle()).toEqual([]);
  }, 120_000);

  it('are all settled once, though every event comes three times, twice at once', async () => {
    const echo = await Echo.start(queues);
    await load.run({ orders: 40 });
    expect(await ledger.settle()).toEqual([]);
    const events = echo.events;
    await echo.repeatAll();
    expect(await ledger.settle()).toEqual([]);
    await echo.stop();
    expect(echo.events).toBe(events);
  }, 90_000);

  it('go on after a queue was deleted', async () => {
    const [queue = ''] = queues.reactions.filter((name) =>
      name.endsWith('take-payment.on-payment-requested'),
    );
    await queues.withChannel((channel) => channel.deleteQueue(queue));
    await until('it is there again, and consumed', async () => (await queues.consumersOf(queue)) > 0);
    await load.run({ orders: 10 });
    expect(await ledger.settle()).toEqual([]);
  }, 60_000);
});
