import { UserEnabled } from '#contracts/users/events/user-enabled.v1';
import { Names } from '../names';
import { retryTopology } from './reaction-topology';
import { commandTopology, passingCommandTopology } from './request-topology';
import { restingTopology, unreadTopology } from './resting-topology';
import { expiring, mergeTopologies } from './topology';

const names = new Names('t1.');
const retries = retryTopology(names, 'catalog', ['5s', '5m']);
const unread = unreadTopology(names, [UserEnabled]);

describe('topologies', () => {
  it('are merged', () => {
    const merged = mergeTopologies([retries, unread, restingTopology(names, 'catalog')]);
    expect(merged.exchanges.map(({ name }) => name)).toEqual([
      't1.catalog.retry.5s',
      't1.catalog.retry.5m',
      't1.unread',
      't1.users.events',
      't1.catalog.dead-letters',
    ]);
    expect([merged.queues.length, merged.bindings.length, merged.links?.length]).toEqual([3, 3, 1]);
  });

  it('expire only where that is asked for', () => {
    const [queue] = expiring(restingTopology(names, 'catalog'), 60_000).queues;
    expect(queue).toEqual({
      name: 't1.catalog.dead-letters',
      arguments: { 'x-queue-type': 'quorum', 'x-expires': 60_000 },
    });
    expect(expiring(retries, undefined)).toEqual(retries);
  });
});

it('what is given up rests behind an exchange of its own, as does what nobody reads', () => {
  for (const place of ['orders', 'unroutable'] as const) {
    const name = place === 'orders' ? 't1.orders.dead-letters' : 't1.unroutable';
    expect(restingTopology(names, place)).toEqual({
      exchanges: [{ name, type: 'fanout' }],
      queues: [{ name, arguments: { 'x-queue-type': 'quorum' } }],
      bindings: [{ exchange: name, queue: name, routingKey: '' }],
    });
  }
});

it('what nobody reads on purpose leads to an exchange without queues', () => {
  expect(unread.links).toEqual([{ from: 't1.users.events', to: 't1.unread', routingKey: 'user.enabled.v1' }]);
  expect(unread.exchanges[0]).toEqual({ name: 't1.unread', type: 'fanout', internal: true });
  expect(unread.queues).toEqual([]);
});

describe('the topology of requests', () => {
  it('leads them to their service by the first word of their names', () => {
    expect(commandTopology(names, 'user-auth')).toEqual({
      exchanges: [{ name: 't1.requests', type: 'topic' }],
      queues: [{ name: 't1.user-auth.commands', arguments: {} }],
      bindings: [{ exchange: 't1.requests', queue: 't1.user-auth.commands', routingKey: 'users.#' }],
    });
  });

  it('goes with its service where services declare it', () => {
    const { queues, bindings } = passingCommandTopology(names, 'orders');
    expect(queues).toEqual([{ name: 't1.orders.commands', arguments: {}, autoDelete: true }]);
    expect(bindings).toContainEqual({
      exchange: 't1.redrive',
      queue: 't1.orders.commands',
      routingKey: 't1.orders.commands',
    });
  });
});
