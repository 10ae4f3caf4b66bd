import { Logger } from '@nestjs/common';
import { IsolatingPublisher } from './isolating-publisher';
import type { LeaderSession, OutboxRow } from './leader-session';
import type { OutboxPublisher } from './outbox-publisher';
import { Refused } from './refused';

const BATCH = 20;

/** An outbox in memory and a broker that takes batches up to the first row at fault. */
class World {
  now = 0;
  rows: OutboxRow[] = [];
  readonly seen: string[] = [];
  isPoison: (row: OutboxRow) => boolean = () => false;
  refusedExchange: string | undefined;
  away = false;

  readonly session = {
    next: (limit: number, without: readonly string[]) =>
      Promise.resolve(this.rows.filter(({ subject }) => !without.includes(subject)).slice(0, limit)),
    firstOf: (wanted: string) =>
      Promise.resolve(this.rows.filter(({ subject }) => subject === wanted).slice(0, 1)),
    assertHeld: () => undefined,
    delete: (ids: readonly string[]) => {
      this.rows = this.rows.filter(({ id }) => !ids.includes(id));
      return Promise.resolve();
    },
  } as unknown as LeaderSession;

  readonly publisher = new IsolatingPublisher({
    reopened: () => Promise.resolve(),
    publish: (rows: readonly OutboxRow[]) => this.take(rows),
  } as unknown as OutboxPublisher);

  add(count: number, aggregates: number, exchange = 'events'): void {
    const first = this.rows.length;
    for (let n = first; n < first + count; n += 1) {
      const row = { id: String(n), message_id: String(n), exchange, routing_key: 'thing', envelope: {} };
      this.rows.push({ ...row, subject: `a${n % aggregates}` });
    }
  }

  async drain(): Promise<void> {
    jest.spyOn(Date, 'now').mockReturnValue(this.now);
    await this.publisher.retry(this.session);
    let rows: OutboxRow[];
    do {
      rows = await this.publisher.next(this.session, BATCH);
      await this.publisher.publish(this.session, rows);
    } while (rows.length === BATCH);
  }

  /** In the order in which a consumer meets them for the first time. */
  firstSeen(): number[] {
    return [...new Set(this.seen)].map(Number);
  }

  private take(rows: readonly OutboxRow[]): Promise<void> {
    if (this.away) return Promise.reject(new Error('the broker is not connected'));
    if (rows.some(({ exchange }) => exchange === this.refusedExchange))
      return Promise.reject(new Refused('another type', this.refusedExchange));
    for (const row of rows) {
      if (this.isPoison(row)) return Promise.reject(new Refused('too large'));
      this.seen.push(row.id);
    }
    return Promise.resolve();
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('an event that cannot be published', () => {
  let world: World;

  beforeEach(() => {
    Logger.overrideLogger(false);
    world = new World();
  });

  afterEach(() => jest.restoreAllMocks());

  it.each([0, 7, 19, 20, 33, 99])('at %d holds back its own aggregate alone', async (poison) => {
    world.add(100, 10);
    world.isPoison = ({ id }) => id === String(poison);
    await world.drain();
    const behind = (n: number) => n >= poison && n % 10 === poison % 10;
    expect(new Set(world.firstSeen())).toEqual(new Set(upTo(100).filter((n) => !behind(n))));
    expect(world.rows.map(({ id }) => Number(id))).toEqual(upTo(100).filter(behind));
  });

  it('is one of several, and each aggregate keeps its order, then and once they are well', async () => {
    world.add(200, 7);
    world.isPoison = ({ id }) => ['3', '4', '11', '58', '150'].includes(id);
    await world.drain();
    world.isPoison = ({ id }) => id === '58';
    world.now += 5_000;
    await world.drain();
    world.isPoison = () => false;
    world.now += 300_000;
    await world.drain();
    expect(world.rows).toEqual([]);
    for (const aggregate of upTo(7)) {
      const order = world.firstSeen().filter((n) => n % 7 === aggregate);
      expect(order).toEqual(upTo(200).filter((n) => n % 7 === aggregate));
    }
  });

  it('is not tried before its time', async () => {
    world.add(1, 1);
    world.isPoison = () => true;
    await world.drain();
    world.isPoison = () => false;
    world.now += 4_999;
    await world.drain();
    expect(world.seen).toEqual([]);
    world.now += 1;
    await world.drain();
    expect(world.seen).toEqual(['0']);
  });

  it('is no reason to hold anything back while the broker is away', async () => {
    world.add(30, 3);
    world.away = true;
    await expect(world.drain()).rejects.toThrow('not connected');
    world.away = false;
    await world.drain();
    expect(world.firstSeen()).toEqual(upTo(30));
  });

  it('because of its exchange holds back what goes there, and nothing else', async () => {
    world.add(15, 3, 'broken');
    world.rows = world.rows.map((row) => ({ ...row, subject: `b${row.subject}` }));
    world.add(15, 3);
    world.refusedExchange = 'broken';
    await world.drain();
    expect(world.firstSeen()).toEqual(upTo(30).slice(15));
    world.refusedExchange = undefined;
    world.now += 5_000;
    await world.drain();
    expect(world.rows).toEqual([]);
  });

  it('is not looked for by a process that ends, which publishes only what is free', async () => {
    world.add(100, 10);
    world.isPoison = ({ id }) => id === '7';
    await world.drain();
    world.publisher.hurry();
    world.add(10, 10);
    world.now += 5_000;
    await world.drain();
    expect(world.rows.every(({ subject }) => subject === 'a7')).toBe(true);
    world.rows = [];
    world.add(10, 10);
    world.isPoison = ({ id }) => id === '5';
    await expect(world.drain()).rejects.toThrow('too large');
    expect(world.rows).toHaveLength(10);
  });

  it('is one of too many: the relay stops looking for more', async () => {
    world.add(1_200, 1_200);
    world.isPoison = () => true;
    await world.drain();
    expect(world.publisher.overwhelmed).toBe(true);
  });
});
