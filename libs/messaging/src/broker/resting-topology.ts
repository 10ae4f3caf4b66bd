import type { RestingPlace } from '#contracts/kernel/dead-letters';
import type { EventContract } from '#contracts/kernel/define-event';
import type { Names } from '../names';
import type { Topology } from './topology';

/**
 * Where rests what a service has given up, by an exchange of its own, so that no service must write to the default one; or
 * what should have a reader and has none: a policy leads events there that no queue takes.
 */
export function restingTopology(names: Names, place: RestingPlace): Topology {
  const name = names.resting(place);
  return {
    exchanges: [{ name, type: 'fanout' }],
    queues: [{ name, arguments: { 'x-queue-type': 'quorum' } }],
    bindings: [{ exchange: name, queue: name, routingKey: '' }],
  };
}

/** Events that nobody reads on purpose lead to where they are dropped, so that they are not taken for lost ones. */
export function unreadTopology(names: Names, events: readonly EventContract[]): Topology {
  const to = names.unread();
  const links = events.map(({ owner, type }) => ({ from: names.eventExchange(owner), to, routingKey: type }));
  return {
    exchanges: [
      { name: to, type: 'fanout', internal: true },
      ...links.map(({ from: name }) => ({ name, type: 'topic' as const })),
    ],
    queues: [],
    bindings: [],
    links,
  };
}

/** What is consumed by the one who works on letters; always empty. */
export function inUseTopology(names: Names, place: RestingPlace): Topology {
  return { exchanges: [], queues: [{ name: names.inUse(place), arguments: {} }], bindings: [] };
}
