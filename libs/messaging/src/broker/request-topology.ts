import type { ServiceName } from '#contracts/kernel/define-command';
import { requestPrefixes } from '#contracts/kernel/request-prefixes';
import type { Names } from '../names';
import { redriveExchange } from './reaction-topology';
import type { Exchange, Topology } from './topology';

/** The queue of a service's commands and queries, bound to all whose names begin as its own do. */
export function commandTopology(names: Names, service: ServiceName): Topology {
  const queue = names.commands(service);
  return {
    exchanges: [requestsExchange(names)],
    queues: [{ name: queue, arguments: {} }],
    bindings: [{ exchange: names.requests(), queue, routingKey: `${requestPrefixes[service]}.#` }],
  };
}

/**
 * The same where services declare what they need: the queue lives as long as it has a consumer, so the broker returns what
 * is sent to a service that is down. What was given up finds back to it, since events and requests share a vhost.
 */
export function passingCommandTopology(names: Names, service: ServiceName): Topology {
  const { exchanges, queues, bindings } = commandTopology(names, service);
  const queue = names.commands(service);
  return {
    exchanges: [...exchanges, redriveExchange(names)],
    queues: queues.map((each) => ({ ...each, autoDelete: true })),
    bindings: [...bindings, { exchange: names.redrive(), queue, routingKey: queue }],
  };
}

/** Where requests are sent to. */
export function requestsExchange(names: Names): Exchange {
  return { name: names.requests(), type: 'topic' };
}
