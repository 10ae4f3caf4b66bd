import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(import.meta.dirname, '../../dist');

/** The owners of events whose exchange must exist even where nobody reacts to them yet. */
const OWNERS = ['basket', 'orders', 'catalog', 'payments', 'notifications', 'users'];

/**
 * The broker's definitions, in RabbitMQ's own format, from the reactions of the built services: what
 * each of them declares at its start, together. `vhost` is where events go, `delays` those of retries.
 */
export function definitionsOf(
  services,
  { namespace = '', vhost = '/', delays = ['5s', '30s', '5m'], queuesExpireAfterMs } = {},
) {
  require('reflect-metadata');
  const { Names, REACTION, reactionName } = require(`${dist}/libs/messaging/src/index.js`);
  const topologies = require(`${dist}/libs/messaging/src/broker/topology.js`);
  const names = new Names(namespace);
  const parts = services.flatMap((service) => {
    const reactions = reactionsOf(service, REACTION).map(({ className, event }) =>
      topologies.reactionTopology(names, service, { name: reactionName(className), event }),
    );
    const retries = topologies.retryTopology(names, service, delays);
    return [
      topologies.deadLetterTopology(names, service),
      ...(reactions.length > 0 ? [retries, ...reactions] : []),
    ];
  });
  const { exchanges, queues, bindings } = topologies.expiring(
    topologies.mergeTopologies(parts),
    queuesExpireAfterMs,
  );
  const owned = OWNERS.map((owner) => ({ name: names.eventExchange(owner), type: 'topic' }));
  return {
    vhosts: [{ name: vhost }],
    exchanges: unique([...owned, ...exchanges]).map(({ name, type }) => ({
      name,
      vhost,
      type,
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: {},
    })),
    queues: unique(queues).map((queue) => ({
      name: queue.name,
      vhost,
      durable: true,
      auto_delete: false,
      arguments: queue.arguments,
    })),
    bindings: bindings.map(({ exchange, queue, routingKey }) => ({
      source: exchange,
      vhost,
      destination: queue,
      destination_type: 'queue',
      routing_key: routingKey,
      arguments: {},
    })),
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

function unique(items) {
  return [...new Map(items.map((item) => [item.name, item])).values()];
}
