import type { EventContract, NewEvent } from '#contracts/kernel/define-event';
import type { z } from 'zod';

/** What one service does on one event: the events that follow. */
export interface Subscription {
  readonly type: string;
  readonly handle: (event: NewEvent) => NewEvent[];
}

export function on<S extends z.ZodType>(
  contract: EventContract<S>,
  handle: (data: z.output<S>) => NewEvent[],
): Subscription {
  return { type: contract.type, handle: (event) => handle(contract.data.parse(event.data)) };
}
