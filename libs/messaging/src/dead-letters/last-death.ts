import type { Message } from 'amqplib';
import { z } from 'zod';
import { headerOf } from '../broker/properties';
import { DEATHS } from './letter-headers';

/** The broker's own account; retry queues, which a message leaves when its time is up, are no failure. */
const Deaths = z.array(
  z.object({
    queue: z.string(),
    reason: z.string(),
    count: z.number().catch(0),
    time: z
      .object({ value: z.number().max(8_640_000_000_000) })
      .optional()
      .catch(undefined),
  }),
);

export interface Death {
  readonly queue: string;
  /** `DELIVERY_LIMIT` */
  readonly reason: string;
  readonly count: number;
  readonly at: string | undefined;
}

/** Why the broker gave the message up; undefined where it did not. */
export function lastDeath(message: Message): Death | undefined {
  const deaths = Deaths.safeParse(headerOf(message, DEATHS));
  const death = deaths.data?.find(({ reason }) => reason !== 'expired');
  if (!death) return undefined;
  return {
    queue: death.queue,
    reason: death.reason.toUpperCase(),
    count: death.count,
    at: death.time && new Date(death.time.value * 1_000).toISOString(),
  };
}
