import { Names } from '../names';
import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import {
  deadLetterTopology,
  delayMs,
  expiring,
  mergeTopologies,
  reactionTopology,
  retryTopology,
} from './topology';

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

  it('binds its queue to its event', () => {
    const queue = 't1.catalog.reserve-stock.on-order-placed';
    expect(exchanges).toEqual([{ name: 't1.orders.events', type: 'topic' }]);
    expect(bindings).toEqual([{ exchange: 't1.orders.events', queue, routingKey: 'order.placed.v1' }]);
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

  it('merges with that of a reaction', () => {
    const merged = mergeTopologies([topology, reactionTopology(names, 'catalog', reaction)]);
    expect([merged.exchanges.length, merged.queues.length, merged.bindings.length]).toEqual([3, 3, 3]);
  });

  it('expires only where that is asked for', () => {
    const [queue] = expiring(deadLetterTopology(names, 'catalog'), 60_000).queues;
    expect(queue).toEqual({
      name: 't1.catalog.dead-letters',
      arguments: { 'x-queue-type': 'quorum', 'x-expires': 60_000 },
    });
    expect(expiring(topology, undefined)).toEqual(topology);
  });
});
