import { Injectable, Logger } from '@nestjs/common';
import { DomainError, ValidationError } from '#libs/common';
import { Broker } from '../broker/broker';
import { Interrupted, NotRecorded, Reject, RetryLater } from '../failures';
import { Names } from '../names';
import { ServiceIdentity } from '../service-identity';
import type { Delivery, Step } from './delivery';
import { sameMessage } from './forward';
import { REASON_CODE, REASON_DETAILS, REASON_MESSAGE, failureHeaders } from './headers';
import { deadLettered } from './message-metrics';

/** What was given up rests in `<service>.dead-letters`, with its reason; the consumer goes on. */
@Injectable()
export class DeadLetter implements Step {
  readonly #logger = new Logger(DeadLetter.name);

  constructor(
    private readonly broker: Broker,
    private readonly names: Names,
    private readonly service: ServiceIdentity,
  ) {}

  async run({ message, reaction }: Delivery, next: () => Promise<void>): Promise<void> {
    try {
      await next();
    } catch (failure) {
      if (failure instanceof Interrupted || failure instanceof NotRecorded) throw failure;
      const queue = this.names.reactionQueue(this.service.name, reaction.name);
      const reason = reasonOf(failure);
      const headers = { ...failureHeaders(message, queue), ...reason };
      await this.broker.publish(
        '',
        this.names.deadLetters(this.service.name),
        message.content,
        sameMessage(message, headers),
      );
      deadLettered.inc({ reaction: reaction.name, reason: reason[REASON_CODE] });
      this.#logger.error({
        reaction: reaction.name,
        reason: reason[REASON_CODE],
        msg: 'dead-lettered a message',
      });
    }
  }
}

interface Reason extends Record<string, unknown> {
  readonly [REASON_CODE]: string;
}

/** Bounded: amqplib encodes at most 64 KiB of headers, and a dead letter that cannot be sent would come back for ever. */
function reasonOf(failure: unknown): Reason {
  const details =
    failure instanceof Reject ? failure.details : failure instanceof ValidationError ? fields(failure) : [];
  return {
    [REASON_CODE]: codeOf(failure),
    [REASON_MESSAGE]: (failure instanceof Error ? failure.message : String(failure)).slice(0, 1_000),
    ...(details.length > 0 && { [REASON_DETAILS]: details.slice(0, 20).map((line) => line.slice(0, 300)) }),
  };
}

function codeOf(failure: unknown): string {
  if (failure instanceof Reject || failure instanceof RetryLater || failure instanceof DomainError)
    return failure.code;
  return 'UNEXPECTED_ERROR';
}

function fields(failure: ValidationError): string[] {
  return (failure.facts.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
}
