import type { ConfirmChannel, Options } from 'amqplib';
import type { ServiceName } from '#contracts/kernel/define-command';
import type { EventContract } from '#contracts/kernel/define-event';
import type { Names } from '../names';

/** What must exist on the broker for one reaction or one service. */
export interface Topology {
  readonly exchanges: readonly { name: string; type: 'topic' | 'fanout' }[];
  readonly queues: readonly { name: string; arguments: Record<string, unknown> }[];
  readonly bindings: readonly { exchange: string; queue: string; routingKey: string }[];
}

/** Redeliveries before the broker itself gives a message up; RabbitMQ 3.10 has no default, 4.x has 20. */
const DELIVERY_LIMIT = 20;

export function mergeTopologies(parts: readonly Topology[]): Topology {
  return {
    exchanges: parts.flatMap((part) => part.exchanges),
    queues: parts.flatMap((part) => part.queues),
    bindings: parts.flatMap((part) => part.bindings),
  };
}

/** The quorum queue of a reaction, bound to its event. */
export function reactionTopology(
  names: Names,
  service: ServiceName,
  reaction: { name: string; event: EventContract },
): Topology {
  const queue = names.reactionQueue(service, reaction.name);
  const exchange = names.eventExchange(reaction.event.owner);
  return {
    exchanges: [{ name: exchange, type: 'topic' }],
    queues: [
      {
        name: queue,
        arguments: {
          'x-queue-type': 'quorum',
          'x-delivery-limit': DELIVERY_LIMIT,
          ...deadLetterTo(names.deadLetters(service)),
        },
      },
    ],
    bindings: [{ exchange, queue, routingKey: reaction.event.type }],
  };
}

/** Where rests what a service has given up. */
export function deadLetterTopology(names: Names, service: ServiceName): Topology {
  const queue = { name: names.deadLetters(service), arguments: { 'x-queue-type': 'quorum' } };
  return { exchanges: [], queues: [queue], bindings: [] };
}

/** The queues that hold a service's retries back and then return them to the queue they came from. */
export function retryTopology(names: Names, service: ServiceName, delays: readonly string[]): Topology {
  const retries = delays.map((delay) => ({ name: names.retry(service, delay), ttl: delayMs(delay) }));
  return {
    // A fanout keeps the routing key as it was given: the queue that the message came from. When its time
    // is up, the default exchange returns it there by that key.
    exchanges: retries.map(({ name }) => ({ name, type: 'fanout' })),
    queues: retries.map(({ name, ttl }) => ({
      name,
      arguments: {
        'x-queue-type': 'quorum',
        'x-message-ttl': ttl,
        'x-dead-letter-exchange': '',
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
      },
    })),
    bindings: retries.map(({ name }) => ({ exchange: name, queue: name, routingKey: '' })),
  };
}

/** The same queues, but gone when nobody has used them for so long. */
export function expiring(topology: Topology, afterMs: number | undefined): Topology {
  if (afterMs === undefined) return topology;
  const queues = topology.queues.map(({ name, arguments: given }) => ({
    name,
    arguments: { ...given, 'x-expires': afterMs },
  }));
  return { ...topology, queues };
}

/** Declares what is missing; fails where something exists with other arguments. */
export async function declareTopology(channel: ConfirmChannel, topology: Topology): Promise<void> {
  for (const { name, type } of topology.exchanges)
    await channel.assertExchange(name, type, { durable: true });
  for (const queue of topology.queues) {
    const options: Options.AssertQueue = { durable: true, arguments: queue.arguments };
    await channel.assertQueue(queue.name, options);
  }
  for (const { queue, exchange, routingKey } of topology.bindings) {
    await channel.bindQueue(queue, exchange, routingKey);
  }
}

/** `5s` → 5000. */
export function delayMs(delay: string): number {
  const amount = Number.parseInt(delay, 10);
  if (delay.endsWith('ms')) return amount;
  return amount * (delay.endsWith('m') ? 60_000 : 1_000);
}

function deadLetterTo(queue: string): Record<string, unknown> {
  return {
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': queue,
    // At-least-once keeps a message whose target is missing; it demands reject-publish.
    'x-dead-letter-strategy': 'at-least-once',
    'x-overflow': 'reject-publish',
  };
}
