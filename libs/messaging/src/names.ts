import type { ServiceName } from '#contracts/kernel/define-command';
import type { RestingPlace } from '#contracts/kernel/dead-letters';
import type { EventOwner } from '#contracts/kernel/define-event';

/** The only place that spells an exchange, a queue or a routing key. */
export class Names {
  /** `namespace` stands before every name, so that several systems can share one broker. */
  constructor(readonly namespace = '') {}

  /** The topic exchange that an owner's events go to: `orders.events`. */
  eventExchange(owner: EventOwner): string {
    return `${this.namespace}${owner}.events`;
  }

  /** The queue of one reaction: `orders.confirm-order.on-payment-captured`. */
  reactionQueue(service: ServiceName, reaction: string): string {
    return `${this.namespace}${service}.${reaction}`;
  }

  /** Exchange and queue that hold a message back for a while: `orders.retry.5s`. */
  retry(service: ServiceName, delay: string): string {
    return `${this.namespace}${service}.retry.${delay}`;
  }

  /** Exchange and queue where rests what was given up: `orders.dead-letters`. */
  deadLetters(service: ServiceName): string {
    return `${this.namespace}${service}.dead-letters`;
  }

  /** The exchange that leads back to each reaction's queue, by the queue's name. */
  redrive(): string {
    return `${this.namespace}redrive`;
  }

  /** The exchange of events that no reaction reads on purpose; it leads nowhere. */
  unread(): string {
    return `${this.namespace}unread`;
  }

  /** Exchange and queue of events that should have a reader and have none. */
  unroutable(): string {
    return `${this.namespace}unroutable`;
  }

  /** The topic exchange of commands and queries; the routing key is the request's name. */
  requests(): string {
    return `${this.namespace}requests`;
  }

  /** Where letters rest: those of a service, or those without a reader. */
  resting(place: RestingPlace): string {
    return place === 'unroutable' ? this.unroutable() : this.deadLetters(place);
  }

  /** Consumed by whoever works on the letters that rest in a place, so that nobody else does meanwhile. */
  inUse(place: RestingPlace): string {
    return `${this.resting(place)}.in-use`;
  }

  /** Whether the service reads messages from this queue, and gives them up. */
  isInboundQueue(service: ServiceName, queue: string): boolean {
    if (queue === this.commands(service)) return true;
    return queue.startsWith(this.reactionQueue(service, '')) && queue.includes('.on-');
  }

  /** The name without the namespace. */
  bare(name: string): string {
    return name.startsWith(this.namespace) ? name.slice(this.namespace.length) : name;
  }

  /** The queue of a service's commands and queries: `orders.commands`. */
  commands(service: ServiceName): string {
    return `${this.namespace}${service}.commands`;
  }
}

/** `ConfirmOrderOnPaymentCaptured` → `confirm-order.on-payment-captured`, the name of its file. */
export function reactionName(className: string): string {
  const match = /^(.+)On([A-Z].*)$/.exec(className);
  if (!match?.[1] || !match[2]) throw new Error(`${className} is not named <Action>On<Event>`);
  return `${kebab(match[1])}.on-${kebab(match[2])}`;
}

/** `OrderPlaced` → `order-placed`. */
export function kebab(pascal: string): string {
  return pascal.replaceAll(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
}
