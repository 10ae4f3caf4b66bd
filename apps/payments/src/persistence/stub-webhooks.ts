import { Injectable } from '@nestjs/common';
import { PaymentsDatabase } from './payments-database';

/** A message of the stub about one of its charges, on its way to the shop. */
export interface StubWebhook {
  /** The same for every attempt. */
  readonly id: string;
  readonly chargeId: string;
  readonly reference: string;
  /** This one included. */
  readonly attempts: number;
}

@Injectable()
export class StubWebhooks {
  constructor(private readonly database: PaymentsDatabase) {}

  /** Captures the pending charges whose time has come, each with a webhook that says so. */
  async captureDue(): Promise<void> {
    await this.database.raw.$executeRaw`
      WITH captured AS (
        UPDATE stub_charges SET status = 'CAPTURED'
        WHERE status = 'PENDING' AND settles_at <= now()
        RETURNING id
      )
      INSERT INTO stub_webhooks (id, charge_id) SELECT gen_random_uuid(), id FROM captured`;
  }

  /** Webhooks to send now. Each is due again after a growing delay, unless it is marked as delivered by then. */
  claimDue(limit: number): Promise<StubWebhook[]> {
    return this.database.raw.$queryRaw<StubWebhook[]>`
      UPDATE stub_webhooks AS w SET
        attempts = w.attempts + 1,
        next_attempt_at = now() + LEAST(power(2, LEAST(w.attempts, 9)), 300) * interval '1 second'
      FROM stub_charges AS c
      WHERE c.id = w.charge_id AND w.id IN (
        SELECT id FROM stub_webhooks
        WHERE delivered_at IS NULL AND next_attempt_at <= now()
        ORDER BY next_attempt_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )
      RETURNING w.id, w.charge_id AS "chargeId", c.reference, w.attempts`;
  }

  async delivered(id: string): Promise<void> {
    await this.database.client.stubWebhook.update({ where: { id }, data: { deliveredAt: new Date() } });
  }
}
