import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import { newId } from '#libs/common';
import type { NewEvent } from '#contracts/kernel/define-event';
import type { Money } from '#contracts/kernel/money';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { Decision, Payment } from '../domain/payment';
import { toPayment } from './payment.mapper';
import type { PaymentRow } from './payment.mapper';
import { PaymentsDatabase } from './payments-database';

export interface PaymentClaim {
  readonly orderId: string;
  readonly userId: string;
  readonly amount: Money;
  readonly method: PaymentMethod;
}

// By hand: every order's payment passes through `claim` and `change`, one statement each.
@Injectable()
export class PaymentRepository {
  constructor(private readonly database: PaymentsDatabase) {}

  /** The payment of an order, made if there is none; whoever comes second gets the first one's. */
  async claim({ orderId, userId, amount, method }: PaymentClaim): Promise<Payment> {
    // The update that changes nothing makes a conflicting insert return the row.
    const rows = await this.database.raw.$queryRaw<PaymentRow[]>`
      INSERT INTO payments (id, order_id, user_id, status, method, amount, currency)
      VALUES (${newId()}::uuid, ${orderId}::uuid, ${userId}::uuid, 'REQUESTED', ${method}, ${amount.amount}::bigint, ${amount.currency})
      ON CONFLICT (order_id) DO UPDATE SET order_id = EXCLUDED.order_id
      RETURNING *`;
    return only(rows);
  }

  /** The payment of an order; if there is none, a voided one, so that a request that comes later takes nothing. */
  async claimVoid(orderId: string): Promise<Payment> {
    const rows = await this.database.raw.$queryRaw<PaymentRow[]>`
      INSERT INTO payments (id, order_id, status)
      VALUES (${newId()}::uuid, ${orderId}::uuid, 'VOIDED')
      ON CONFLICT (order_id) DO UPDATE SET order_id = EXCLUDED.order_id
      RETURNING *`;
    return only(rows);
  }

  async lock(tx: RawTx, id: string): Promise<Payment | undefined> {
    const rows = await tx.$queryRaw<PaymentRow[]>`SELECT * FROM payments WHERE id = ${id}::uuid FOR UPDATE`;
    return rows.map(toPayment).at(0);
  }

  async lockByOrder(tx: RawTx, orderId: string): Promise<Payment | undefined> {
    const rows = await tx.$queryRaw<
      PaymentRow[]
    >`SELECT * FROM payments WHERE order_id = ${orderId}::uuid FOR UPDATE`;
    return rows.map(toPayment).at(0);
  }

  /** Decides on the payment as it was last seen, and again if it has changed since; returns the events. */
  async change(
    tx: RawTx,
    seen: Payment,
    decide: (payment: Payment) => Decision,
  ): Promise<readonly NewEvent[]> {
    const decision = decide(seen);
    if (decision.payment === seen || (await this.save(tx, decision.payment))) return decision.events;
    const current = await this.lock(tx, seen.id);
    if (!current) throw new Error(`payment ${seen.id} is gone`);
    const second = decide(current);
    if (second.payment !== current) await this.save(tx, second.payment);
    return second.events;
  }

  /** False where another change came first. */
  async save(tx: RawTx, payment: Payment): Promise<boolean> {
    const saved = await tx.$executeRaw`
      UPDATE payments
      SET status = ${payment.status}, charge_id = ${payment.chargeId}, decline_reason = ${payment.declineReason},
          captured_at = CASE WHEN ${payment.status} = 'CAPTURED' THEN coalesce(captured_at, now()) END,
          refunded_amount = ${payment.refundedAmount}::bigint, version = ${payment.version}, updated_at = now()
      WHERE id = ${payment.id}::uuid AND version = ${payment.version - 1}`;
    return saved === 1;
  }
}

function only(rows: PaymentRow[]): Payment {
  const [row] = rows;
  if (!row) throw new Error('the statement returned no payment');
  return toPayment(row);
}
