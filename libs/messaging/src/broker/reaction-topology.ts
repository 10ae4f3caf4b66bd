import type { ServiceName } from '#contracts/kernel/define-command';
import type { EventContract } from '#contracts/kernel/define-event';
import type { Names } from '../names';
import type { Exchange, Topology } from './topology';

/** Redeliveries before the broker itself gives a message up; RabbitMQ 3.10 has no default, 4.x has 20. */
const DELIVERY_LIMIT = 20;

/** The quorum queue of a reaction, bound to its event; what was given up finds back to it by its name. */
export function reactionTopology(
  names: Names,
  service: ServiceName,
  reaction: { name: string; event: EventContract },
): Topology {
  const queue = names.reactionQueue(service, reaction.name);
  const exchange = names.eventExchange(reaction.event.owner);
  return {
    exchanges: [{ name: exchange, type: 'topic' }, redriveExchange(names)],
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
    bindings: [
      { exchange, queue, routingKey: reaction.event.type },
      { exchange: names.redrive(), queue, routingKey: queue },
    ],
  };
}

/** What leads back to the queues where something was given up. */
export function redriveExchange(names: Names): Exchange {
  return { name: names.redrive(), type: 'direct' };
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

/** `5s` → 5000. */
export function delayMs(delay: string): number {
  const amount = Number.parseInt(delay, 10);
  if (delay.endsWith('ms')) return amount;
  return amount * (delay.endsWith('m') ? 60_000 : 1_000);
}

// The broker moves these itself, by the default exchange: that needs nobody's permission.
function deadLetterTo(queue: string): Record<string, unknown> {
  return {
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': queue,
    // At-least-once keeps a message whose target is missing; it demands reject-publish.
    'x-dead-letter-strategy': 'at-least-once',
    'x-overflow': 'reject-publish',
  };
}
