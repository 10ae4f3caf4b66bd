import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { ConsumeMessage } from 'amqplib';
import { newId, registry, runInContext } from '#libs/common';
import { Outbox, ServiceIdentity } from '#libs/messaging';
import { CLOUD_EVENTS_CONTENT_TYPE } from '#contracts/kernel/envelope';
import { OrdersDatabase } from '../../apps/orders/src/persistence/orders-database';
import { Broker } from '../../libs/messaging/src/broker/broker';
import { OutboxPublisher } from '../../libs/messaging/src/outbox/outbox-publisher';
import { OutboxRelay } from '../../libs/messaging/src/outbox/outbox-relay';
import { TcpProxy } from '../support/tcp-proxy';
import { until } from '../support/until';
import { ThingHappened } from './support/contracts';
import { openSpace } from './support/space';
import type { Space } from './support/space';

const RELAY_LOCK = 727_001;

describe('the relay', () => {
  let space: Space;
  let database: OrdersDatabase;
  let outbox: Outbox;
  let proxy: TcpProxy;
  let seen: ConsumeMessage[];
  const running: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    space = await openSpace('relay');
    space.declared.exchanges.add(space.names.eventExchange('orders'));
    database = new OrdersDatabase(space.databaseConfig);
    outbox = new Outbox(space.names, new ServiceIdentity('orders'));
    proxy = await TcpProxy.to(space.broker.url);
    await space.query('CREATE TABLE aggregate (id text PRIMARY KEY, version int NOT NULL DEFAULT 0)');
  });

  beforeEach(async () => {
    seen = await space.tap(ThingHappened);
  });

  afterEach(async () => {
    proxy.restore();
    await Promise.all(running.splice(0).map((each) => each.stop()));
    await space.query('TRUNCATE outbox');
  });

  afterAll(async () => {
    await proxy.close();
    await database.close();
    await space.close();
  });

  async function startRelay(
    amqpUrl = space.broker.url,
    databaseUrl = space.databaseConfig.url,
  ): Promise<OutboxRelay> {
    const broker = new Broker({ ...space.broker, url: amqpUrl }, 'orders');
    await broker.connect();
    const relay = new OutboxRelay(new OutboxPublisher(broker), databaseUrl, 'orders');
    relay.start();
    running.push({ stop: () => relay.stop().then(() => broker.close()) });
    return relay;
  }

  async function leadingRelay(amqpUrl?: string): Promise<OutboxRelay> {
    const relay = await startRelay(amqpUrl);
    await until('the relay leads', () => relay.leading && relay.trouble === undefined);
    return relay;
  }

  const write = (count: number, thingId = 'thing') =>
    database.transaction((tx) =>
      outbox.add(tx, ...Array.from({ length: count }, (_, n) => ThingHappened.of({ thingId, n }))),
    );
  const waiting = async () =>
    (await space.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox'))[0]?.n ?? 0;
  const empty = () => until('the outbox is empty', async () => (await waiting()) === 0, 20_000);
  const killLeader = () =>
    database.raw.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'orders-relay' AND datname = current_database()`;
  const bodyOf = (message: ConsumeMessage) =>
    JSON.parse(message.content.toString()) as { subject: string; sequence: number; data: { n: number } };
  const subjects = () => seen.map((message) => bodyOf(message).subject);
  /** Gives the first event of an aggregate another routing key: AMQP has room for 255 bytes. */
  const poison = (subject: string, routingKey: string) =>
    space.query(
      `UPDATE outbox SET routing_key = $2
       WHERE id = (SELECT min(id) FROM outbox WHERE envelope->>'subject' = $1)`,
      [subject, routingKey],
    );
  const numbers = () => seen.map((message) => bodyOf(message).data.n);
  const firstSeen = () =>
    [...new Map(seen.map((message) => [String(message.properties.messageId), bodyOf(message)])).values()].map(
      (body) => body.data.n,
    );
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

  it('publishes in the order of the outbox, across batches', async () => {
    await write(450);
    await leadingRelay();
    await until('all have come', () => seen.length === 450);
    expect(numbers()).toEqual(upTo(450));
    await empty();
  });

  it('says in the AMQP properties what the envelope says', async () => {
    await leadingRelay();
    await runInContext({ correlationId: 'order-7', messageId: 'cause-7' }, () => write(1));
    const message = await until('it has come', () => seen[0]);
    const envelope = JSON.parse(message.content.toString()) as Record<string, unknown>;
    expect(envelope).toMatchObject({ source: '/orders', correlationid: 'order-7', causationid: 'cause-7' });
    expect(message.properties).toMatchObject({
      messageId: envelope['id'],
      type: ThingHappened.type,
      correlationId: 'order-7',
      contentType: CLOUD_EVENTS_CONTENT_TYPE,
      deliveryMode: 2,
      appId: 'orders',
    });
  });

  it('loses nothing of 12 concurrent writers and swaps no two events of an aggregate', async () => {
    const aggregates = ['a', 'b', 'c', 'd'];
    await space.query('INSERT INTO aggregate (id) SELECT unnest($1::text[])', [aggregates]);
    const relay = await leadingRelay();
    const change = (id: string) =>
      database.transaction(async (tx) => {
        const [row] = await tx.$queryRaw<{ version: number }[]>`
          UPDATE aggregate SET version = version + 1 WHERE id = ${id} RETURNING version`;
        await outbox.add(
          tx,
          ThingHappened.of({ thingId: id, n: row?.version ?? 0 }, { sequence: row?.version }),
        );
      });
    const writer = async (index: number) => {
      for (let n = 0; n < 40; n += 1) {
        await change(aggregates[(index + n) % aggregates.length] ?? 'a');
        relay.wake();
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, index) => writer(index)));
    await empty();
    await until('all have come', () => seen.length >= 480);
    for (const id of aggregates) {
      const sequences = seen.map(bodyOf).filter((body) => body.subject === id);
      expect(sequences.map((body) => body.sequence)).toEqual(upTo(120).map((n) => n + 1));
    }
  });

  it('leads alone, and hands over when it stops', async () => {
    const first = await leadingRelay();
    const second = await startRelay();
    await sleep(1_500);
    expect([first.leading, second.leading]).toEqual([true, false]);
    expect(second.trouble).toBeUndefined();
    await running.shift()?.stop();
    await until('the second leads', () => second.leading);
    await write(3);
    await until('all have come', () => seen.length === 3);
  });

  it('stops publishing when its session is killed, until it leads again', async () => {
    const relay = await leadingRelay();
    const next = space.query('SELECT pg_advisory_lock($1)', [RELAY_LOCK]);
    await sleep(200);
    await killLeader();
    await next;
    await write(5);
    await sleep(1_500);
    expect(relay.leading).toBe(false);
    expect([await waiting(), seen.length]).toEqual([5, 0]);
    await space.query('SELECT pg_advisory_unlock($1)', [RELAY_LOCK]);
    await until('all have come', () => seen.length === 5);
    await empty();
  });

  it('hands over when its database hears nothing of it any more, and is no second leader afterwards', async () => {
    const postgres = await TcpProxy.to(space.databaseConfig.url);
    const silenced = await startRelay(space.broker.url, postgres.url);
    await until('it leads', () => silenced.leading);
    const successor = await startRelay();
    postgres.stall();
    await write(5);
    await until('another leads', () => successor.leading, 15_000);
    await until('all have come', () => seen.length === 5);
    await empty();
    postgres.restore();
    await until('the first has noticed', () => !silenced.leading, 15_000);
    expect(successor.leading).toBe(true);
    await Promise.all(running.splice(0).map((each) => each.stop()));
    await postgres.close();
    expect(numbers()).toEqual(upTo(5));
  });

  it('survives the loss of its session in the middle of the work', async () => {
    await leadingRelay();
    for (let round = 0; round < 5; round += 1) {
      await write(100);
      await killLeader();
    }
    await empty();
    await until('all have come', () => firstSeen().length === 500);
  });

  it('lets events wait while the broker is away', async () => {
    const relay = await leadingRelay(proxy.url);
    proxy.cut();
    await write(5);
    await until('it has noticed', () => relay.trouble !== undefined);
    await sleep(1_000);
    expect([await waiting(), seen.length]).toEqual([5, 0]);
    proxy.restore();
    await empty();
    expect(firstSeen()).toEqual(upTo(5));
    expect(relay.trouble).toBeUndefined();
  });

  it('publishes what a slow transaction wrote long before, and what its aggregate does next behind it', async () => {
    await leadingRelay();
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    const slow = database.transaction(async (tx) => {
      await outbox.add(tx, ThingHappened.of({ thingId: 'slow', n: 0 }));
      await held;
    });
    // Longer than it takes until scans leave out what was deleted, and more rows than their margin.
    for (let round = 0; round < 7; round += 1) {
      await write(1_500, 'quick');
      await sleep(650);
    }
    expect(subjects()).not.toContain('slow');
    commit();
    await slow;
    await database.transaction((tx) => outbox.add(tx, ThingHappened.of({ thingId: 'slow', n: 1 })));
    await empty();
    await until('all have come', () => seen.length === 10_502);
    const ofSlow = seen.map(bodyOf).filter(({ subject }) => subject === 'slow');
    expect(ofSlow.map(({ data }) => data.n)).toEqual([0, 1]);
  });

  it('deletes nothing that is not confirmed', async () => {
    await leadingRelay(proxy.url);
    await write(1);
    await empty();
    proxy.stall();
    await write(5);
    await sleep(1_500);
    expect(await waiting()).toBe(5);
    proxy.drop();
    proxy.restore();
    await empty();
    await until('all have come', () => firstSeen().length === 6);
    expect(firstSeen()).toEqual([0, ...upTo(5)]);
  });

  it('declares an exchange that is missing', async () => {
    await leadingRelay();
    await write(1);
    await empty();
    await space.channel.deleteExchange(space.names.eventExchange('orders'));
    await write(1);
    await empty();
    await expect(space.channel.checkExchange(space.names.eventExchange('orders'))).resolves.toBeDefined();
  });

  it('lets an event that cannot be sent hold back its own aggregate alone, in order', async () => {
    await write(1, 'poisoned');
    await poison('poisoned', 'x'.repeat(300));
    await write(2, 'poisoned');
    await write(300, 'sound');
    const relay = await leadingRelay();
    await until('the others have gone', async () => (await waiting()) === 3);
    expect(new Set(subjects())).toEqual(new Set(['sound']));
    expect(relay.trouble).toBeUndefined();
    await poison('poisoned', ThingHappened.type);
    await empty();
    const poisoned = seen.map(bodyOf).filter(({ subject }) => subject === 'poisoned');
    expect(poisoned.map(({ data }) => data.n)).toEqual([0, 0, 1]);
  });

  it('lets an exchange that the broker refuses hold back what goes there alone', async () => {
    const broken = `${space.names.eventExchange('orders')}.broken`;
    space.declared.exchanges.add(broken);
    await space.channel.assertExchange(broken, 'fanout', { durable: true });
    await write(3, 'lost');
    await space.query('UPDATE outbox SET exchange = $1', [broken]);
    await write(300, 'sound');
    const relay = await leadingRelay();
    await until('the others have gone', async () => (await waiting()) === 3);
    await write(1, 'later');
    await until('later ones come, too', () => subjects().includes('later'));
    await until('and go', async () => (await waiting()) === 3);
    expect(relay.trouble).toBeUndefined();
    await space.channel.deleteExchange(broken);
    await empty();
  });

  it('counts events that no queue takes', async () => {
    await leadingRelay();
    const type = `nobody.listens.${newId()}.v1`;
    const unheard = { ...ThingHappened, type };
    await database.transaction((tx) => outbox.add(tx, { contract: unheard, data: { thingId: 'x', n: 0 } }));
    await empty();
    const counts = await registry.getSingleMetric('outbox_unroutable_total')?.get();
    expect(counts?.values.find(({ labels }) => labels['type'] === type)?.value).toBe(1);
  });
});
