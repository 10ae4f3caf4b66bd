import { z } from 'zod';
import { newId } from '#libs/common';
import { defineCommand } from '#contracts/kernel/define-command';
import { defineEvent } from '#contracts/kernel/define-event';
import type { Envelope } from '#contracts/kernel/envelope';

export const ThingHappened = defineEvent({
  type: 'thing.happened.v1',
  owner: 'orders',
  subject: (data) => data.thingId,
  data: z.object({
    thingId: z.string(),
    n: z.int().default(0),
    tags: z.record(z.string(), z.string()).optional(),
  }),
});

export const WriteThing = defineCommand({
  name: 'orders.write-thing',
  owner: 'orders',
  access: 'public',
  input: z.strictObject({ name: z.string().min(1), waitMs: z.int().default(0) }),
  output: z.object({ id: z.string() }),
});

/** The whole CloudEvent of a thing that happened. */
export function happened(changes: Partial<Envelope> = {}): Envelope {
  return {
    specversion: '1.0',
    id: newId(),
    source: '/test',
    type: ThingHappened.type,
    subject: 'thing-1',
    data: { thingId: 'thing-1', n: 1 },
    ...changes,
  };
}
