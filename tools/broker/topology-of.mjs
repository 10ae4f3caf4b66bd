import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(import.meta.dirname, '../../dist');
const broker = join(dist, 'libs/messaging/src/broker');

/** The owners of events whose exchange must exist even where nobody reacts to them yet. */
export const OWNERS = ['basket', 'orders', 'catalog', 'payments', 'notifications', 'users'];

/**
 * What all built services need, together: `events` where they publish and react, `requests` where they ask each other.
 * Services declare most of it themselves in open mode; events that nobody reads are known to all of them together only.
 */
export function topologyOf(services, { namespace, delays, queuesExpireAfterMs }) {
  require('reflect-metadata');
  const { Names, REACTION, reactionName } = require(join(dist, 'libs/messaging/src/index.js'));
  const { events } = require(join(dist, 'contracts/events.js'));
  const { reactionTopology, retryTopology, redriveExchange } = require(join(broker, 'reaction-topology.js'));
  const resting = require(join(broker, 'resting-topology.js'));
  const { commandTopology } = require(join(broker, 'request-topology.js'));
  const { exchangesAlone, expiring, mergeTopologies } = require(join(broker, 'topology.js'));

  const names = new Names(namespace);
  const reactions = services.flatMap((service) =>
    reactionsOf(service, REACTION).map(({ className, event }) => ({ service, className, event })),
  );
  const reacting = services.filter((service) => reactions.some((reaction) => reaction.service === service));
  const read = new Set(reactions.map(({ event }) => event));
  const unread = Object.values(events).filter((event) => !read.has(event));
  const owned = OWNERS.map((owner) => ({ name: names.eventExchange(owner), type: 'topic' }));
  const parts = [
    exchangesAlone(...owned, redriveExchange(names)),
    ...[...services, 'unroutable'].flatMap((place) => [
      resting.restingTopology(names, place),
      resting.inUseTopology(names, place),
    ]),
    ...reacting.map((service) => retryTopology(names, service, delays)),
    ...reactions.map(({ service, className, event }) =>
      reactionTopology(names, service, { name: reactionName(className), event }),
    ),
    resting.unreadTopology(names, unread),
  ];
  return {
    names,
    events: once(expiring(mergeTopologies(parts), queuesExpireAfterMs)),
    requests: once(mergeTopologies(services.map((service) => commandTopology(names, service)))),
  };
}

function reactionsOf(service, key) {
  return globSync(`apps/${service}/src/reactions/*.on-*.js`, { cwd: dist })
    .sort()
    .flatMap((file) => Object.values(require(join(dist, file))))
    .flatMap((reaction) => {
      const event = Reflect.getMetadata(key, reaction);
      return event ? [{ className: reaction.name, event }] : [];
    });
}

function once({ exchanges, queues, ...rest }) {
  return { exchanges: unique(exchanges), queues: unique(queues), ...rest };
}

function unique(items) {
  return [...new Map(items.map((item) => [item.name, item])).values()];
}
