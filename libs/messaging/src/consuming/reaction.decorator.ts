import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { EventContract } from '#contracts/kernel/define-event';
import type { ReceivedEvent } from '../event';

export const REACTION = Symbol('reaction');

/**
 * What a service does when an event happens. The class is named `<Action>On<Event>`, which names its
 * file and its queue too.
 */
export interface ReactionHandler<Tx = unknown, Prepared = void> {
  /**
   * What must happen outside of the transaction: a call to the world. It may run more than once for one
   * event, so it must be idempotent. Its result goes to `handle`.
   */
  prepare?(event: ReceivedEvent): Promise<Prepared>;
  /** Runs once per event, in one transaction with the inbox and the outbox. */
  handle(event: ReceivedEvent, tx: Tx, prepared: Prepared): Promise<void>;
}

/** Declares a reaction: gives it a quorum queue bound to the event. */
export function Reaction(event: EventContract): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(REACTION, event));
}
