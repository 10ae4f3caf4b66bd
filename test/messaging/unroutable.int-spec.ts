import { connect } from 'amqplib';
import type { ChannelModel, ConfirmChannel } from 'amqplib';
import { DeadLetterDesk, Names } from '#libs/messaging';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { UserEnabled } from '#contracts/users/events/user-enabled.v1';
import { declareTopology } from '../../libs/messaging/src/broker/declare-topology';
import { restingTopology, unreadTopology } from '../../libs/messaging/src/broker/resting-topology';
import { mergeTopologies } from '../../libs/messaging/src/broker/topology';
import { openManagedBroker } from './support/managed-broker';
import type { ManagedBroker } from './support/managed-broker';

jest.setTimeout(60_000);

const ORDER = '01a20465-bf4c-7729-ab97-2c2165707774';
const errand = { by: 'ada', reason: 'its queue is bound again' };
const filter = { service: 'unroutable' } as const;

describe('an event that no queue is bound to', () => {
  const names = new Names('t.');
  const exchange = names.eventExchange('catalog');
  let own: ManagedBroker;
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  let desk: DeadLetterDesk;

  beforeAll(async () => {
    own = await openManagedBroker();
    connection = await connect(own.url, { noDelay: true });
    channel = await connection.createConfirmChannel();
    const catalog = { name: exchange, type: 'topic' } as const;
    await declareTopology(
      channel,
      mergeTopologies([
        { exchanges: [catalog], queues: [], bindings: [] },
        restingTopology(names, 'unroutable'),
        unreadTopology(names, [UserEnabled]),
      ]),
    );
    await own.setAlternateExchange(String.raw`^t\..*\.events$`, names.unroutable());
    desk = new DeadLetterDesk(
      async () => {
        const opened = await connection.createConfirmChannel();
        opened.on('error', () => undefined);
        return opened;
      },
      names,
      () => undefined,
    );
  });

  afterEach(() => channel.purgeQueue(names.unroutable()));

  afterAll(async () => {
    await connection.close();
    await own.close();
  });

  async function publish(to: string, type: string, messageId: string): Promise<void> {
    const body = Buffer.from(JSON.stringify({ orderId: ORDER }));
    channel.publish(to, type, body, { messageId, type, persistent: true });
    await channel.waitForConfirms();
  }

  it('rests where operators find it, unless nobody is to read it', async () => {
    await publish(exchange, StockReserved.type, 'm-1');
    await publish(names.eventExchange('users'), UserEnabled.type, 'm-2');
    expect(await desk.list({ filter })).toMatchObject([
      {
        messageId: 'm-1',
        type: StockReserved.type,
        reason: 'UNROUTABLE',
        queue: 'catalog.events',
        orderId: ORDER,
      },
    ]);
  });

  it('stays, and stays alone, while still nobody reads it; then goes to who does, under its id', async () => {
    await publish(exchange, StockReserved.type, 'm-3');
    await publish(exchange, 'moon.landed.v1', 'm-4');
    for (let look = 0; look < 12; look += 1) expect(await desk.list({ filter })).toHaveLength(2);
    expect(await desk.redrive({ filter }, errand)).toMatchObject({ handled: [], failed: [{}, {}] });
    expect(await desk.list({ filter })).toHaveLength(2);

    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, exchange, StockReserved.type);
    const { handled, failed } = await desk.redrive({ filter }, errand);
    expect([handled.length, failed.length]).toEqual([1, 1]);
    const message = await channel.get(queue, { noAck: true });
    expect(message).toMatchObject({ properties: { messageId: 'm-3' } });
    expect(await desk.list({ filter })).toMatchObject([{ messageId: 'm-4' }]);
    expect((await desk.discard({ filter }, errand)).handled).toHaveLength(1);
    expect(await desk.list({ filter })).toEqual([]);
  });
});
