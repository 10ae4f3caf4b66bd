import { connect } from 'amqplib';
import type { ChannelModel, GetMessage } from 'amqplib';
import { DeadLetterDesk, type Names } from '#libs/messaging';
import type { DeadLetter } from '#contracts/kernel/dead-letters';
import { until } from '../support/until';
import { openSpace } from './support/space';
import type { Space } from './support/space';

const ORDER = '01a20465-bf4c-7729-ab97-2c2165707774';
const TYPE = 'stock.reserved.v1';
const errand = { by: 'ada', reason: 'mended' };

/** Letters as services leave them, and a desk to work on them; nobody consumes the queue that they came from. */
describe('the desk for dead letters', () => {
  let space: Space;
  let connection: ChannelModel;
  let desk: DeadLetterDesk;
  let names: Names;
  let resting: string;
  let origin: string;
  const notes: object[] = [];

  const deskOn = (model: ChannelModel, note = (entry: object): void => void notes.push(entry)) =>
    new DeadLetterDesk(
      async () => {
        const channel = await model.createConfirmChannel();
        channel.on('error', () => undefined);
        return channel;
      },
      names,
      note,
    );

  beforeAll(async () => {
    space = await openSpace('desk');
    names = space.names;
    resting = names.deadLetters('orders');
    origin = names.reactionQueue('orders', 'request-payment.on-stock-reserved');
    connection = await connect(space.broker.url, { noDelay: true });
    desk = deskOn(connection);
    const quorum = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
    for (const queue of [resting, origin]) {
      await space.channel.assertQueue(queue, quorum);
      space.declared.queues.add(queue);
    }
  });

  afterEach(async () => {
    for (const queue of [resting, origin]) await space.channel.purgeQueue(queue);
    notes.length = 0;
  });

  afterAll(async () => {
    await connection.close();
    await space.close();
  });

  const rest = (id: string, headers: object = {}, data: object = { orderId: ORDER }) =>
    space.send(resting, data, {
      messageId: id,
      type: TYPE,
      correlationId: ORDER,
      headers: {
        'x-reason-code': 'UNEXPECTED_ERROR',
        'x-attempts': 5,
        'x-queue': origin,
        'x-last-failed-at': '2026-11-22T12:00:00.000Z',
        ...headers,
      },
    });
  const theOne = async (): Promise<DeadLetter> => {
    const [letter, ...others] = await desk.list({ filter: { service: 'orders' } });
    if (!letter || others.length > 0) throw new Error('there is not one letter alone');
    return letter;
  };
  async function taken(queue: string): Promise<GetMessage[]> {
    const messages: GetMessage[] = [];
    for (;;) {
      const message = await space.channel.get(queue, { noAck: true });
      if (!message) return messages;
      messages.push(message);
    }
  }
  const idsIn = async (queue: string) =>
    (await taken(queue)).map(({ properties }) => properties.messageId as string);

  it('finds none where no service has run', async () => {
    expect(await desk.list({ filter: { service: 'payments' } })).toEqual([]);
  });

  it('leaves what it lists as it was, however often it looks', async () => {
    const ids = Array.from({ length: 80 }, (_, index) => `m-${index}`);
    for (const id of ids) await rest(id, { tenant: 't' });
    // The broker counts each look, and drops what it has counted too often.
    for (let look = 0; look < 25; look += 1) {
      expect(await desk.list({ filter: { service: 'orders' } })).toHaveLength(80);
    }
    const messages = await taken(resting);
    expect(messages.map(({ properties }) => properties.messageId as string)).toEqual(ids);
    for (const { content, properties } of messages) {
      expect(JSON.parse(content.toString())).toEqual({ orderId: ORDER });
      expect(properties.headers).toMatchObject({ tenant: 't', 'x-queue': origin });
      expect(Number(properties.headers?.['x-delivery-count'])).toBeLessThanOrEqual(11);
    }
  }, 60_000);

  it('finds letters by reason, type and order', async () => {
    await rest('m-1');
    await rest('m-2', { 'x-reason-code': 'INVALID_DATA' }, { orderId: 'other' });
    const found = async (filter: object) =>
      (await desk.list({ filter: { service: 'orders', ...filter } })).map(({ messageId }) => messageId);
    expect(await found({ reason: 'INVALID_DATA' })).toEqual(['m-2']);
    expect(await found({ orderId: ORDER })).toEqual(['m-1']);
    expect(await found({ type: 'moon.landed.v1' })).toEqual([]);
    expect((await found({ type: TYPE })).sort()).toEqual(['m-1', 'm-2']);
  });

  it('lets everybody who looks at the same time see everything', async () => {
    for (let n = 0; n < 10; n += 1) await rest(`m-${n}`);
    const other = await connect(space.broker.url, { noDelay: true });
    const looks = [desk, desk, deskOn(other)].map((each) => each.list({ filter: { service: 'orders' } }));
    for (const letters of await Promise.all(looks)) expect(letters).toHaveLength(10);
    await other.close();
  });

  it('sends a letter back under its id, as one that never failed, and says who did it and why', async () => {
    await rest('m-1', { tenant: 't', CC: ['elsewhere'] });
    const { id } = await theOne();
    expect(await desk.redrive({ ids: [id] }, errand)).toEqual({ dryRun: false, handled: [id], failed: [] });
    const [message, ...others] = await taken(origin);
    expect(others).toEqual([]);
    expect(message?.properties).toMatchObject({ messageId: 'm-1', type: TYPE, correlationId: ORDER });
    expect(message?.properties.headers).toMatchObject({
      tenant: 't',
      'x-redriven-by': 'ada',
      'x-redrive-reason': 'mended',
    });
    for (const name of ['x-attempts', 'x-queue', 'x-reason-code', 'CC'])
      expect(message?.properties.headers).not.toHaveProperty(name);
    expect(await taken(resting)).toEqual([]);
    expect(notes).toMatchObject([{ deadLetter: id, messageId: 'm-1', redriven: true, ...errand }]);
  });

  it('sends another payload in its place, if the reaction can read it', async () => {
    await rest('m-1', {}, { orderId: 7 });
    const { id } = await theOne();
    const mending = (payload: object) => desk.redrive({ ids: [id] }, { ...errand, payload });
    await expect(mending({ orderId: 8 })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await mending({ orderId: ORDER });
    const [message] = await taken(origin);
    expect(message?.properties.messageId).toBe('m-1');
    expect(JSON.parse(message?.content.toString() ?? '')).toEqual({ orderId: ORDER });
  });

  it.each([
    ['no queue', () => ''],
    ["another service's queue", () => names.reactionQueue('payments', 'take-payment.on-payment-requested')],
    ['a queue that is gone', () => names.reactionQueue('orders', 'put-on-hold.on-stock-rejected')],
  ])('keeps a letter that names %s', async (_, queue) => {
    await rest('m-1', { 'x-queue': queue() });
    const { id } = await theOne();
    const redriven = desk.redrive({ ids: [id] }, errand);
    await expect(redriven).rejects.toMatchObject({ code: 'DEAD_LETTER_UNDELIVERABLE' });
    expect(await desk.redrive({ filter: { service: 'orders' } }, errand)).toMatchObject({
      handled: [],
      failed: [{ id }],
    });
    expect(await idsIn(resting)).toEqual(['m-1']);
  });

  it('knows what the broker itself gave up', async () => {
    const limited = names.reactionQueue('orders', 'limited.on-stock-reserved');
    space.declared.queues.add(limited);
    await space.channel.assertQueue(limited, {
      durable: true,
      arguments: {
        'x-queue-type': 'quorum',
        'x-delivery-limit': 1,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': resting,
      },
    });
    await space.send(limited, { orderId: ORDER }, { messageId: 'm-1', type: TYPE });
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const message = await space.channel.get(limited);
      if (message) space.channel.nack(message, false, true);
    }
    await until('the broker gives it up', async () => (await space.depth(resting)) === 1);
    const letter = await theOne();
    expect(letter).toMatchObject({ reason: 'DELIVERY_LIMIT', queue: names.bare(limited), messageId: 'm-1' });
    await desk.redrive({ ids: [letter.id] }, errand);
    const [message] = await taken(limited);
    expect(message?.properties.headers).not.toHaveProperty('x-death');
  });

  it('throws away what is meant, and nothing else', async () => {
    await rest('m-1');
    await rest('m-2', { 'x-reason-code': 'INVALID_DATA' });
    const filter = { service: 'orders', reason: 'INVALID_DATA' } as const;
    expect(await desk.rehearse({ filter })).toMatchObject({ dryRun: true, handled: [expect.any(String)] });
    expect((await desk.discard({ filter }, errand)).handled).toHaveLength(1);
    expect(await idsIn(resting)).toEqual(['m-1']);
  });

  it('handles many at once: none is left, none is doubled', async () => {
    for (let n = 0; n < 150; n += 1) await rest(`m-${n}`, n % 3 === 0 ? { 'x-reason-code': 'STRAY' } : {});
    expect(
      (await desk.discard({ filter: { service: 'orders', reason: 'STRAY' } }, errand)).handled,
    ).toHaveLength(50);
    expect((await desk.redrive({ filter: { service: 'orders' } }, errand)).handled).toHaveLength(100);
    expect(new Set(await idsIn(origin)).size).toBe(100);
    expect(await desk.list({ filter: { service: 'orders' } })).toEqual([]);
  });

  it('throws all away that are meant, also those behind what one look takes in', async () => {
    const send = (n: number) => rest(`m-${n}`);
    await Promise.all(Array.from({ length: 2_100 }, (_, n) => send(n)));
    expect(await desk.list({ filter: { service: 'orders' } })).toHaveLength(2_000);
    expect((await desk.discard({ filter: { service: 'orders' } }, errand)).handled).toHaveLength(2_100);
    expect(await idsIn(resting)).toEqual([]);
  }, 60_000);

  it('keeps a letter whose redrive was cut off: at worst it is in both places, under one id', async () => {
    await rest('m-1');
    const { id } = await theOne();
    const other = await connect(space.broker.url, { noDelay: true });
    const cutOff = deskOn(other, () => void other.close());
    await expect(cutOff.redrive({ ids: [id] }, errand)).rejects.toThrow();
    expect(await idsIn(origin)).toEqual(['m-1']);
    expect(await theOne()).toMatchObject({ id, messageId: 'm-1' });
  });

  it('says so where a letter is gone', async () => {
    const id = `orders-${'0'.repeat(24)}`;
    const notFound = { code: 'DEAD_LETTER_NOT_FOUND' };
    await expect(desk.show(id)).rejects.toMatchObject(notFound);
    await expect(desk.redrive({ ids: [id] }, errand)).rejects.toMatchObject(notFound);
  });
});
