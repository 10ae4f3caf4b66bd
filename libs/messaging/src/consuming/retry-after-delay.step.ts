import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#libs/common';
import { Broker } from '../broker/broker';
import { Interrupted, NotRecorded, Reject } from '../failures';
import { Names } from '../names';
import { RetryPolicy } from '../retry-policy';
import { ServiceIdentity } from '../service-identity';
import type { Delivery, Step } from './delivery';
import { sameMessage } from './forward';
import { failedAttempts, failureHeaders } from './headers';
import { retried } from './message-metrics';

/** A failure that may pass sends the message to a delay queue, from where it returns; the last one goes on to the dead letters. */
@Injectable()
export class RetryAfterDelay implements Step {
  readonly #logger = new Logger(RetryAfterDelay.name);

  constructor(
    private readonly broker: Broker,
    private readonly names: Names,
    private readonly service: ServiceIdentity,
    private readonly policy: RetryPolicy,
  ) {}

  async run({ message, reaction }: Delivery, next: () => Promise<void>): Promise<void> {
    try {
      await next();
    } catch (failure) {
      if (isFinal(failure)) throw failure;
      const delay = this.policy.delayAfter(failedAttempts(message) + 1);
      if (!delay) throw failure;
      const queue = this.names.reactionQueue(this.service.name, reaction.name);
      const headers = failureHeaders(message, queue);
      const exchange = this.names.retry(this.service.name, delay);
      await this.broker
        .publish(exchange, queue, message.content, sameMessage(message, headers))
        .catch((cause: unknown) => {
          // Otherwise a missing delay queue would look like the message's own failure and dead-letter it.
          throw new NotRecorded(cause);
        });
      retried.inc({ reaction: reaction.name, delay });
      this.#logger.warn({
        reaction: reaction.name,
        delay,
        err: failure,
        msg: 'a message failed and comes back',
      });
    }
  }
}

/** What another attempt cannot change, and what is no failure of the message. */
function isFinal(failure: unknown): boolean {
  return failure instanceof Reject || failure instanceof DomainError || failure instanceof Interrupted;
}
