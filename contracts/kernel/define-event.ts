import type { z } from 'zod';

/** The parts of the system that own facts; each has the topic exchange `<owner>.events`. */
export type EventOwner = 'basket' | 'orders' | 'catalog' | 'payments' | 'notifications' | 'users';

/** What a domain event is: its name on the wire, who owns it, and the shape of its data. */
export interface EventContract<Schema extends z.ZodType = z.ZodType> {
  /** CloudEvents `type` and AMQP routing key, e.g. `order.placed.v1`. */
  readonly type: string;
  readonly owner: EventOwner;
  readonly data: Schema;
  /** The id of the aggregate that the event is about: CloudEvents `subject`. */
  subject(data: z.output<Schema>): string;
  /** A new event with this contract, not yet sent. */
  of(data: z.output<Schema>, options?: NewEventOptions): NewEvent<Schema>;
}

export interface NewEventOptions {
  /** The aggregate's version after the change: orders the events of one aggregate. */
  readonly sequence?: number;
}

/** A fact that a domain decision produced; the outbox gives it an id and an envelope. */
export interface NewEvent<Schema extends z.ZodType = z.ZodType> {
  readonly contract: EventContract<Schema>;
  readonly data: z.output<Schema>;
  readonly sequence?: number;
}

/** The data of an event: `EventData<typeof OrderPlaced>`. */
export type EventData<Contract> = Contract extends EventContract<infer Schema> ? z.output<Schema> : never;

export function defineEvent<Schema extends z.ZodType>(
  definition: Pick<EventContract<Schema>, 'type' | 'owner' | 'data' | 'subject'>,
): EventContract<Schema> {
  const contract: EventContract<Schema> = {
    ...definition,
    of: (data, options = {}) => ({ contract, data, ...options }),
  };
  return contract;
}
