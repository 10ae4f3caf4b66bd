import type { ConfirmChannel } from 'amqplib';
import { DomainError } from '#libs/common';
import type { Topology } from './topology';

const NOT_FOUND = 404;

/** Somebody else has to make it: this user may not. */
export class TopologyMissing extends DomainError {
  constructor(what: string) {
    super(
      'SERVICE_UNAVAILABLE',
      'unavailable',
      `${what} is missing on the broker: npm run topology -- apply`,
      {
        retryAfter: 5,
      },
    );
  }
}

/** Looks whether exchanges and queues are there, and declares nothing; bindings cannot be seen this way. Throws TopologyMissing. */
export async function checkTopology(channel: ConfirmChannel, topology: Topology): Promise<void> {
  for (const { name } of topology.exchanges) await found(channel.checkExchange(name), `the exchange ${name}`);
  for (const { name } of topology.queues) await found(channel.checkQueue(name), `the queue ${name}`);
}

async function found(looked: Promise<unknown>, what: string): Promise<void> {
  try {
    await looked;
  } catch (failure) {
    throw (failure as { code?: number }).code === NOT_FOUND ? new TopologyMissing(what) : failure;
  }
}
