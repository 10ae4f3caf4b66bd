import { OWNERS, topologyOf } from './topology-of.mjs';

/**
 * The broker's definitions, in RabbitMQ's own format, from the reactions of the built services. `vhost` is where events go,
 * `commandsVhost` where commands and queries do, `delays` those of retries.
 */
export function definitionsOf(
  services,
  {
    namespace = '',
    vhost = '/',
    commandsVhost = 'commands',
    delays = ['5s', '30s', '5m'],
    queuesExpireAfterMs,
  } = {},
) {
  const { names, events, requests } = topologyOf(services, { namespace, delays, queuesExpireAfterMs });
  const places = [
    [vhost, events],
    [commandsVhost, requests],
  ];
  const collect = (format) => places.flatMap(([place, topology]) => format(topology, place));
  return {
    vhosts: places.map(([name]) => ({ name })),
    policies: [alternateExchange(names, vhost)],
    exchanges: collect(exchangesOf),
    queues: collect(queuesOf),
    bindings: collect(bindingsOf),
  };
}

/** As arguments of the exchanges it would be refused wherever they exist, and integrators could not assert them. */
function alternateExchange(names, vhost) {
  const owners = names.eventExchange(`(${OWNERS.join('|')})`);
  return {
    vhost,
    name: `${names.namespace}events-alternate-exchange`,
    pattern: `^${owners.replaceAll('.', String.raw`\.`)}$`,
    'apply-to': 'exchanges',
    definition: { 'alternate-exchange': names.unroutable() },
    priority: 0,
  };
}

function exchangesOf({ exchanges }, vhost) {
  return exchanges.map(({ name, type, internal = false }) => ({
    name,
    vhost,
    type,
    durable: true,
    auto_delete: false,
    internal,
    arguments: {},
  }));
}

function queuesOf({ queues }, vhost) {
  return queues.map((queue) => ({
    name: queue.name,
    vhost,
    durable: true,
    auto_delete: false,
    arguments: queue.arguments,
  }));
}

function bindingsOf({ bindings, links }, vhost) {
  const to = (type) => (source, destination, key) => ({
    source,
    vhost,
    destination,
    destination_type: type,
    routing_key: key,
    arguments: {},
  });
  return [
    ...bindings.map(({ exchange, queue, routingKey }) => to('queue')(exchange, queue, routingKey)),
    ...links.map((link) => to('exchange')(link.from, link.to, link.routingKey)),
  ];
}
