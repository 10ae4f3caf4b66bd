import type { Message } from 'amqplib';
import type { RestingPlace } from '#contracts/kernel/dead-letters';
import type { EventContract } from '#contracts/kernel/define-event';
import { redriveExchange } from '../broker/reaction-topology';
import { exchangesAlone } from '../broker/topology';
import type { Topology } from '../broker/topology';
import type { Names } from '../names';
import { DeadLetterUndeliverable } from './letter-errors';
import { contractOfQueue, contractOfType } from './mend';
import { originOf } from './read-letter';
import { exchangeOf, isEventExchange } from './unroutable-letter';

/** Where a letter goes when it is sent back. */
export interface WayBack {
  readonly exchange: string;
  readonly routingKey: string;
  /** What must be there for it. */
  readonly topology: Topology;
  /** What it must be, there; throws where nobody knows. */
  readonly contract: () => EventContract;
}

/** What a letter says of its way must be a place that such letters come from: anybody may have set a header. */
export function wayBackOf(letter: Message, place: RestingPlace, names: Names): WayBack {
  return place === 'unroutable' ? toItsExchange(letter, names) : toItsQueue(letter, place, names);
}

function toItsQueue(letter: Message, service: Exclude<RestingPlace, 'unroutable'>, names: Names): WayBack {
  const queue = originOf(letter);
  if (!names.isInboundQueue(service, queue))
    throw new DeadLetterUndeliverable(`${queue || 'nothing'} is no queue that ${service} reads`);
  const exchange = names.redrive();
  const topology = {
    ...exchangesAlone(redriveExchange(names)),
    bindings: [{ exchange, queue, routingKey: queue }],
  };
  return { exchange, routingKey: queue, topology, contract: () => contractOfQueue(queue) };
}

function toItsExchange(letter: Message, names: Names): WayBack {
  const exchange = exchangeOf(letter, names);
  const { routingKey } = letter.fields;
  if (!isEventExchange(exchange, names))
    throw new DeadLetterUndeliverable(`${exchange || 'nothing'} is no exchange of events`);
  const topology = exchangesAlone({ name: exchange, type: 'topic' });
  return { exchange, routingKey, topology, contract: () => contractOfType(routingKey) };
}
