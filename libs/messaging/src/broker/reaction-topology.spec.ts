import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { Names } from '../names';
import { delayMs, reactionTopology, retryTopology } from './reaction-topology';

const names = new Names('t1.');
const reaction = { name: 'reserve-stock.on-order-placed', event: OrderPlaced };

describe('delayMs', () => {
  it.each([
    ['250ms', 250],
    ['5s', 5_000],
    ['5m', 300_000],
  ])('reads %s', (delay, ms) => {
    expect(delayMs(delay)).toBe(ms);
  });
});

describe('the topology of a reaction', () => {
  const { exchanges, queues, bindings } = reactionTopology(names, 'catalog', reaction);

  it('binds its queue to its event, and to where redrives come from', () => {
    const queue = 't1.catalog.reserve-stock.on-order-placed';
    expect(exchanges).toEqual([
      { name: 't1.orders.events', type: 'topic' },
      { name: 't1.redrive', type: 'direct' },
    ]);
    expect(bindings).toEqual([
      { exchange: 't1.orders.events', queue, routingKey: 'order.placed.v1' },
      { exchange: 't1.redrive', queue, routingKey: queue },
    ]);
    expect(queues.map(({ name }) => name)).toEqual([queue]);
  });

  it('keeps what the broker gives up', () => {
    expect(queues[0]?.arguments).toMatchObject({
      'x-queue-type': 'quorum',
      'x-delivery-limit': 20,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': 't1.catalog.dead-letters',
      'x-dead-letter-strategy': 'at-least-once',
      'x-overflow': 'reject-publish',
    });
  });
});

describe('the topology of retries', () => {
  const topology = retryTopology(names, 'catalog', ['5s', '5m']);

  it('holds a queue for each delay', () => {
    expect(topology.queues.map(({ name, arguments: { 'x-message-ttl': ttl } }) => [name, ttl])).toEqual([
      ['t1.catalog.retry.5s', 5_000],
      ['t1.catalog.retry.5m', 300_000],
    ]);
  });

  it('returns a message by the routing key that it was published with', () => {
    expect(topology.exchanges.map(({ type }) => type)).toEqual(['fanout', 'fanout']);
    for (const { arguments: args } of topology.queues) {
      expect(args).toMatchObject({ 'x-dead-letter-exchange': '' });
      expect(args).not.toHaveProperty('x-dead-letter-routing-key');
    }
  });
});
