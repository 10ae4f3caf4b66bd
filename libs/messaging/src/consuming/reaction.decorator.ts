import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { EventContract } from '#contracts/kernel/define-event';
import type { RawTx } from '#libs/prisma';
import type { EventOf, ReceivedEvent } from '../event';

export const REACTION = Symbol('reaction');

/**
 * What a service does when an event happens. The class is named `<Action>On<Event>`, which names its
 * file and its queue too. Properties rather than methods, so that the compiler checks the parameters.
 */
export interface ReactionHandler<Contract extends EventContract, Prepared = void> {
  /**
   * What must happen outside of the transaction: a call to the world. It may run more than once for one
   * event, so it must be idempotent. Its result goes to `handle`.
   */
  readonly prepare?: (event: EventOf<Contract>) => Promise<Prepared>;
  /** Runs once per event, in one transaction of hand-written SQL with the inbox and the outbox. */
  readonly handle: (event: EventOf<Contract>, tx: RawTx, prepared: Prepared) => Promise<void>;
}

/** A reaction to whatever event: as the consumers hold it. */
export interface AnyReactionHandler {
  prepare?(event: ReceivedEvent): Promise<unknown>;
  handle(event: ReceivedEvent, tx: RawTx, prepared?: unknown): Promise<void>;
}

/** Declares a reaction: gives it a quorum queue bound to the event. */
export function Reaction(event: EventContract): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(REACTION, event));
}
