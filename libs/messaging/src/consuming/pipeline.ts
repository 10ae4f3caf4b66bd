import { Injectable } from '@nestjs/common';
import { DeadLetter } from './dead-letter.step';
import type { Delivery, Step } from './delivery';
import { Handle } from './handle.step';
import { Measure } from './measure.step';
import { OpenTransaction } from './open-transaction.step';
import { Parse } from './parse.step';
import { Prepare } from './prepare.step';
import { RestoreContext } from './restore-context.step';
import { RetryAfterDelay } from './retry-after-delay.step';
import { SkipDuplicate } from './skip-duplicate.step';
import { VerifySender } from './verify-sender.step';
import { WaitForDatabase } from './wait-for-database.step';

/** What happens to every message, outermost first. */
export const STEPS = [
  DeadLetter,
  RetryAfterDelay,
  Measure,
  VerifySender,
  Parse,
  RestoreContext,
  WaitForDatabase,
  Prepare,
  OpenTransaction,
  SkipDuplicate,
  Handle,
] as const;

/** Takes a delivery through the steps. Rejects only when the message's fate could not be recorded. */
@Injectable()
export class Pipeline {
  constructor(private readonly steps: readonly Step[]) {}

  async run(delivery: Delivery): Promise<void> {
    const from = async (index: number): Promise<void> => {
      await this.steps[index]?.run(delivery, () => from(index + 1));
    };
    await from(0);
  }
}
