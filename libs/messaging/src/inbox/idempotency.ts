import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/common';
import type { RawTx } from '#libs/prisma';

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
  /** The first answer, where there is one. Throws when the key is in use, or belongs to another request. */
  async recall(tx: RawTx, consumer: string, key: string, input: unknown): Promise<unknown> {
    // Held until the transaction ends: a second request with the key is told to wait instead of blocking.
    const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`${consumer}:${key}`}, 0)) AS got`;
    if (!lock?.got) throw new IdempotencyKeyInProgress();
    const [first] = await tx.$queryRaw<{ request_hash: string; reply: unknown }[]>`
      SELECT request_hash, reply FROM inbox WHERE consumer = ${consumer} AND message_id = ${key}`;
    if (!first) return undefined;
    if (first.request_hash !== hash(input)) throw new IdempotencyKeyReused();
    return first.reply;
  }

  async remember(tx: RawTx, consumer: string, key: string, input: unknown, reply: unknown): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO inbox (consumer, message_id, request_hash, reply)
      VALUES (${consumer}, ${key}, ${hash(input)}, ${JSON.stringify(reply)}::jsonb)`;
  }
}

function hash(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}
