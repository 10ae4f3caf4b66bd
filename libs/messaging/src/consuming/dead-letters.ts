import { Injectable, Logger } from '@nestjs/common';
import type { ConsumeMessage } from 'amqplib';
import { DomainError, ValidationError } from '#libs/common';
import { Broker } from '../broker/broker';
import { Reject, RetryLater } from '../failures';
import { Names } from '../names';
import { ServiceIdentity } from '../service-identity';
import { sameMessage } from './forward';
import { REASON_CODE, REASON_DETAILS, REASON_MESSAGE, REASON_STACK, failureHeaders } from './headers';
import { deadLettered } from './message-metrics';

/** The queue `<service>.dead-letters`: what was given up rests there, with its reason. */
@Injectable()
export class DeadLetters {
  readonly #logger = new Logger(DeadLetters.name);

  constructor(
    private readonly broker: Broker,
    private readonly names: Names,
    private readonly service: ServiceIdentity,
  ) {}

  /** Resolves once the broker has it; `consumer` is who gave it up, `queue` where it came from. */
  async put(message: ConsumeMessage, consumer: string, queue: string, failure: unknown): Promise<void> {
    const reason = reasonOf(failure);
    const headers = { ...failureHeaders(message, queue), ...reason };
    const target = this.names.deadLetters(this.service.name);
    await this.broker.publish(target, queue, message.content, sameMessage(message, headers));
    deadLettered.inc({ consumer, reason: reason[REASON_CODE] });
    this.#logger.error({ consumer, reason: reason[REASON_CODE], msg: 'dead-lettered a message' });
  }
}

const UNEXPECTED = 'UNEXPECTED_ERROR';

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
    [REASON_STACK]: codeOf(failure) === UNEXPECTED ? stackLineOf(failure) : undefined,
    ...(details.length > 0 && { [REASON_DETAILS]: details.slice(0, 20).map((line) => line.slice(0, 300)) }),
  };
}

function codeOf(failure: unknown): string {
  if (failure instanceof Reject || failure instanceof RetryLater || failure instanceof DomainError)
    return failure.code;
  return UNEXPECTED;
}

function stackLineOf(failure: unknown): string | undefined {
  const stack = failure instanceof Error ? (failure.stack ?? '') : '';
  return /^\s*(at .+)$/m.exec(stack)?.[1]?.slice(0, 500);
}

function fields(failure: ValidationError): string[] {
  return (failure.facts.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
}
