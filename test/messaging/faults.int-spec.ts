import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthRegistry } from '#libs/common';
import { Outbox, Reaction, UnitOfWork } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { TcpProxy } from '../support/tcp-proxy';
import { until } from '../support/until';
import { ThingHappened, happened } from './support/contracts';
import { ready, runService } from './support/service';
import { openSpace } from './support/space';
import type { Space } from './support/space';

type Thing = EventOf<typeof ThingHappened>;

const script = { ms: 0, started: [] as string[], ended: [] as string[] };

@Reaction(ThingHappened)
class SlowlyNoteOnThingHappened implements ReactionHandler<typeof ThingHappened> {
  async handle(event: Thing, tx: RawTx): Promise<void> {
    script.started.push(event.id);
    await sleep(script.ms);
    await tx.$executeRaw`INSERT INTO effect (name, event) VALUES (${event.data.thingId}, ${event.id})`;
    script.ended.push(event.id);
  }
}

describe('a service', () => {
  let space: Space;
  let amqp: TcpProxy;
  let postgres: TcpProxy;
  let queue: string;
  let app: NestFastifyApplication | undefined;

  beforeAll(async () => {
    space = await openSpace('faults');
    queue = space.names.reactionQueue('orders', 'slowly-note.on-thing-happened');
    amqp = await TcpProxy.to(space.broker.url);
    postgres = await TcpProxy.to(space.databaseConfig.url);
  });

  beforeEach(() => {
    Object.assign(script, { ms: 0, started: [], ended: [] });
  });

  afterEach(async () => {
    amqp.restore();
    postgres.restore();
    await stop();
  });

  afterAll(async () => {
    await amqp.close();
    await postgres.close();
    await space.close();
  });

  async function stop(): Promise<void> {
    const stopping = app;
    app = undefined;
    await stopping?.close();
  }

  async function run(): Promise<NestFastifyApplication> {
    app = await runService(space, {
      reactions: [SlowlyNoteOnThingHappened],
      amqpUrl: amqp.url,
      databaseUrl: postgres.url,
    });
    return app;
  }

  async function send(count = 1): Promise<string[]> {
    const events = Array.from({ length: count }, () => happened());
    await Promise.all(events.map((event) => space.send(ThingHappened, event)));
    return events.map(({ id }) => id);
  }
  const effectsOf = async (ids: string[]) => {
    const rows = await space.query<{ event: string }>('SELECT event FROM effect WHERE event = ANY($1)', [
      ids,
    ]);
    return rows.map(({ event }) => event).sort();
  };
  const handled = (ids: string[]) =>
    until('the events are handled', async () => (await effectsOf(ids)).length >= ids.length, 20_000);
  const deadLetters = () => space.depth(space.names.deadLetters('orders'));

  it('holds messages while its database is away, counting no attempt', async () => {
    await ready(await run());
    postgres.cut();
    const ids = await send(3);
    // Longer than all retries together: they would have been given up by now.
    await sleep(1_500);
    expect(await deadLetters()).toBe(0);
    expect(await space.depth(space.names.retry('orders', '300ms'))).toBe(0);
    postgres.restore();
    await handled(ids);
    expect(await effectsOf(ids)).toEqual([...ids].sort());
  });

  it('handles once what its database was lost in the middle of', async () => {
    await ready(await run());
    script.ms = 500;
    const ids = await send(3);
    await until('all have started', () => script.started.length >= 3);
    postgres.drop();
    await handled(ids);
    expect(await effectsOf(ids)).toEqual([...ids].sort());
    expect(await deadLetters()).toBe(0);
  });

  it('handles once what its connection was cut in the middle of', async () => {
    await ready(await run());
    script.ms = 500;
    const ids = await send(3);
    await until('all have started', () => script.started.length >= 3);
    amqp.drop();
    await handled(ids);
    script.ms = 0;
    await handled(await send());
    expect(await effectsOf(ids)).toEqual([...ids].sort());
    await until('the queue is empty', async () => (await space.depth(queue)) === 0);
  });

  it('finishes what runs when it stops, and starts nothing new', async () => {
    await ready(await run());
    script.ms = 1_500;
    const ids = await send(25);
    await until('the window is full', () => script.started.length === 10);
    await stop();
    expect(script.started).toHaveLength(10);
    expect([...script.ended].sort()).toEqual([...script.started].sort());
    expect(await space.depth(queue)).toBe(15);
    script.ms = 0;
    await ready(await run());
    await handled(ids);
    expect(await effectsOf(ids)).toEqual([...ids].sort());
  });

  it('stops in good time while its database is away, and leaves the message to the next', async () => {
    await ready(await run());
    postgres.cut();
    const ids = await send();
    await sleep(400);
    const start = Date.now();
    await stop();
    expect(Date.now() - start).toBeLessThan(5_000);
    postgres.restore();
    await ready(await run());
    await handled(ids);
  });

  it('stops in good time when the broker no longer answers', async () => {
    await ready(await run());
    amqp.stall();
    const start = Date.now();
    await stop();
    expect(Date.now() - start).toBeLessThan(15_000);
    amqp.drop();
  });

  it('starts without a broker and works once there is one', async () => {
    amqp.cut();
    const starting = await run();
    expect(() => starting.get(HealthRegistry).checks.get('broker')?.()).toThrow('not connected');
    amqp.restore();
    await ready(starting);
    await handled(await send());
  });

  it('publishes before it stops what it has committed', async () => {
    const stopping = await ready(await run());
    const seen = await space.tap(ThingHappened);
    const outbox = stopping.get(Outbox);
    await stopping.get<UnitOfWork<RawTx>>(UnitOfWork).run(async (tx) => {
      const events = Array.from({ length: 300 }, (_, n) => ThingHappened.of({ thingId: 'last', n }));
      await outbox.add(tx, ...events);
    });
    await stop();
    expect(await space.query('SELECT 1 FROM outbox')).toEqual([]);
    await until('all have come', () => seen.length === 300);
  });
});
