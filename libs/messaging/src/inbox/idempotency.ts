import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/common';
import type { RawTx } from '#libs/prisma';
import { IDEMPOTENCY_SECONDS } from './idempotent-request';
import type { IdempotentRequest } from './idempotent-request';

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super(
      'IDEMPOTENCY_KEY_REUSED',
      'unprocessable',
      'This idempotency key was used for another request; take a new one.',
      { errors: [{ field: 'Idempotency-Key', message: 'belongs to another request' }] },
    );
  }
}

export class IdempotencyKeyInProgress extends DomainError {
  constructor() {
    super(
      'IDEMPOTENCY_KEY_IN_PROGRESS',
      'conflict',
      'The first request with this idempotency key still runs; ask again shortly.',
      { retryAfter: 1, errors: [{ field: 'Idempotency-Key', message: 'is in use' }] },
    );
  }
}

/**
 * Keeps the first answer to a command under the caller's idempotency key, in the transaction that made the
 * change (draft-ietf-httpapi-idempotency-key-header): a repeated request changes nothing and is answered the same.
 */
@Injectable()
export class Idempotency {
  /**
   * Does the work, unless it was done within the last 24 hours. Throws IDEMPOTENCY_KEY_IN_PROGRESS, or
   * IDEMPOTENCY_KEY_REUSED. `remembered` turns the answer into what is kept of it, where that is less.
   */
  async once<T>(
    tx: RawTx,
    request: IdempotentRequest | undefined,
    work: () => Promise<T>,
    remembered: (answer: T) => T = (answer) => answer,
  ): Promise<T> {
    if (!request) return work();
    const first = await this.recall(tx, request);
    if (first) return request.replay(first.reply as T);
    const answer = await work();
    await this.remember(tx, request, remembered(answer));
    return answer;
  }

  /** Erases the answers that are kept for a caller. */
  async forgetCaller(tx: RawTx, callerId: string): Promise<void> {
    await tx.$executeRaw`
      DELETE FROM inbox WHERE reply IS NOT NULL AND starts_with(message_id, ${callerId} || ':')`;
  }

  /** Erases the answers that are kept about the things with these ids, whoever was answered. */
  async forgetSubjects(tx: RawTx, ids: readonly string[]): Promise<void> {
    await tx.$executeRaw`DELETE FROM inbox WHERE reply ->> 'id' = ANY(${[...ids]}::text[])`;
  }

  private async recall(
    tx: RawTx,
    { consumer, key, hash }: IdempotentRequest,
  ): Promise<FirstAnswer | undefined> {
    // Held until the transaction ends: a second request with the key is told to wait instead of blocking.
    const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`${consumer}:${key}`}, 0)) AS got`;
    const [first] = await tx.$queryRaw<FirstAnswer[]>`
      SELECT request_hash, reply FROM inbox
      WHERE consumer = ${consumer} AND message_id = ${key}
        AND received_at > now() - make_interval(secs => ${IDEMPOTENCY_SECONDS}::int)`;
    if (first && first.request_hash !== hash) throw new IdempotencyKeyReused();
    // Whoever holds the lock may be answered again, too: then there is an answer, and no need to wait.
    if (!first && !lock?.got) throw new IdempotencyKeyInProgress();
    return first;
  }

  // An older answer under the key has had its time, and is replaced.
  private async remember(
    tx: RawTx,
    { consumer, key, hash }: IdempotentRequest,
    reply: unknown,
  ): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO inbox (consumer, message_id, request_hash, reply)
      VALUES (${consumer}, ${key}, ${hash}, ${JSON.stringify(reply)}::jsonb)
      ON CONFLICT (consumer, message_id) DO UPDATE
        SET request_hash = excluded.request_hash, reply = excluded.reply, received_at = now()`;
  }
}

interface FirstAnswer {
  readonly request_hash: string;
  readonly reply: unknown;
}
