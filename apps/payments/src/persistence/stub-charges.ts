import { Injectable } from '@nestjs/common';
import { newId } from '#libs/common';
import type { Money } from '#contracts/kernel/money';
import { PaymentsDatabase } from './payments-database';

export type StubStatus = 'FAILING' | 'PENDING' | 'AUTHORIZED' | 'CAPTURED' | 'DECLINED' | 'VOIDED';

export interface StubCharge {
  readonly id: string;
  readonly status: StubStatus;
}

export interface NewStubCharge {
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly amount: Money;
  /** How many calls fail before one succeeds. */
  readonly failures: number;
  /** What the first call that does not fail leads to. */
  readonly result: StubStatus;
  /** After how long a pending charge is captured. */
  readonly settlesAfterMs: number;
}

/** The stub's charges. One statement each: a call to the stub stands in the way of every order. */
@Injectable()
export class StubCharges {
  constructor(private readonly database: PaymentsDatabase) {}

  /** A new charge; for a repeated idempotency key the first one, one failure further if it is failing. */
  async open(charge: NewStubCharge): Promise<StubCharge> {
    const { amount, failures, idempotencyKey, reference, result, settlesAfterMs } = charge;
    const rows = await this.database.raw.$queryRaw<StubCharge[]>`
      INSERT INTO stub_charges AS c
        (id, idempotency_key, reference, amount, currency, status, failures_left, settles_at)
      VALUES (${newId()}::uuid, ${idempotencyKey}, ${reference}, ${amount.amount}::bigint, ${amount.currency},
        ${failures > 0 ? 'FAILING' : result}, ${failures}::int,
        now() + ${settlesAfterMs}::int * interval '1 ms')
      ON CONFLICT (idempotency_key) DO UPDATE SET
        status = CASE WHEN c.status = 'FAILING' AND c.failures_left <= 1 THEN ${result} ELSE c.status END,
        failures_left = GREATEST(c.failures_left - 1, 0)
      RETURNING id, status`;
    const [opened] = rows;
    if (!opened) throw new Error('the statement returned no charge');
    return opened;
  }

  /** Moves a charge that stands at one of `from`; the charge as it is then, or undefined if there is none. */
  async move(
    reference: string,
    from: readonly StubStatus[],
    to: StubStatus,
  ): Promise<StubCharge | undefined> {
    const rows = await this.database.raw.$queryRaw<StubCharge[]>`
      UPDATE stub_charges SET status = CASE WHEN status = ANY(${from}::text[]) THEN ${to} ELSE status END
      WHERE reference = ${reference}
      RETURNING id, status`;
    return rows.at(0);
  }
}
