import type { ConsumeMessage } from 'amqplib';
import type { RawTx } from '#libs/prisma';
import type { EventContract } from '#contracts/kernel/define-event';
import type { ReceivedEvent } from '../event';
import type { AnyReactionHandler } from './reaction.decorator';

/** A reaction of this service, as its decorator declared it. */
export interface RegisteredReaction {
  /** `confirm-order.on-payment-captured` */
  readonly name: string;
  readonly event: EventContract;
  readonly handler: AnyReactionHandler;
}

/** One message on its way through the steps, which fill in what they find out. */
export interface Delivery {
  readonly reaction: RegisteredReaction;
  readonly message: ConsumeMessage;
  event?: ReceivedEvent;
  prepared?: unknown;
  tx?: RawTx;
}

/** One cross-cutting concern: does its part before, after or around the rest. */
export interface Step {
  run(delivery: Delivery, next: () => Promise<void>): Promise<void>;
}

/** What an earlier step has filled in; a missing one is a mistake in the order of the steps. */
export function filledIn<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no step has filled in the ${what}`);
  return value;
}
