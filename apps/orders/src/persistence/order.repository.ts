import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import { Order } from '../domain/order';
import type { HistoryEntry } from '../domain/order-history';
import { Prisma } from './generated/client';
import { toState, type OrderRow } from './order-mapper';

const columns = Prisma.sql`
  id, basket_id AS "basketId", user_id AS "userId", customer_id AS "customerId", status,
  cancel_reason AS "cancelReason", lines, currency, total, payment_method AS "paymentMethod",
  shipping_address AS "shippingAddress", payments, refunds, shipment, steps, deadline_at AS "deadlineAt",
  created_at AS "createdAt", updated_at AS "updatedAt", version`;

/**
 * Orders, one row each, changed behind the row's lock. By hand, one statement a method, the timeline
 * included: every order passes here three times, Prisma's client has no FOR UPDATE, and its writes cost
 * about twice as much.
 */
@Injectable()
export class OrderRepository {
  /** False when there is an order with this id, which stays as it is. */
  async insert(tx: RawTx, { state, news }: Order): Promise<boolean> {
    const written = await tx.$executeRaw`
      WITH written AS (INSERT INTO orders (id, basket_id, user_id, customer_id, status, lines, currency, total,
        payment_method, shipping_address, steps, deadline_at, created_at, updated_at, version)
      VALUES (${state.id}::uuid, ${state.basketId}::uuid, ${state.userId}::uuid, ${state.customerId},
        ${state.status}, ${JSON.stringify(state.lines)}::jsonb, ${state.total.currency}, ${state.total.amount}::bigint,
        ${state.paymentMethod}, ${json(state.shippingAddress)}::jsonb,
        ${state.steps}, ${state.deadlineAt}::timestamptz, ${state.createdAt}::timestamptz,
        ${state.updatedAt}::timestamptz, ${state.version})
      ON CONFLICT (id) DO NOTHING RETURNING id)
      ${historyOfWritten(news)}`;
    return written > 0;
  }

  async lock(tx: RawTx, id: string): Promise<Order | undefined> {
    const rows = await tx.$queryRaw<
      OrderRow[]
    >`SELECT ${columns} FROM orders WHERE id = ${id}::uuid FOR UPDATE`;
    return rows.map(restore)[0];
  }

  /** Waiting orders whose deadline has passed and that nobody else is changing, longest overdue first. */
  async lockOverdue(tx: RawTx, now: Date, limit: number): Promise<Order[]> {
    const rows = await tx.$queryRaw<OrderRow[]>`
      SELECT ${columns} FROM orders WHERE deadline_at <= ${now}::timestamptz
      ORDER BY deadline_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    return rows.map(restore);
  }

  /** Writes what can change of an order that this transaction has locked. */
  async update(tx: RawTx, { state, news }: Order): Promise<void> {
    await tx.$executeRaw`
      WITH written AS (UPDATE orders SET status = ${state.status}, cancel_reason = ${state.cancelReason},
        payments = ${JSON.stringify(state.payments)}::jsonb, refunds = ${JSON.stringify(state.refunds)}::jsonb,
        customer_id = ${state.customerId}, shipping_address = ${json(state.shippingAddress)}::jsonb, shipment = ${json(state.shipment)}::jsonb,
        steps = ${state.steps}, deadline_at = ${state.deadlineAt}::timestamptz,
        updated_at = ${state.updatedAt}::timestamptz, version = ${state.version}
      WHERE id = ${state.id}::uuid RETURNING id)
      ${historyOfWritten(news)}`;
  }
}

function restore(row: OrderRow): Order {
  return Order.restore(toState(row));
}

function json(value: unknown): string | null {
  return value ? JSON.stringify(value) : null;
}

/** Ends a statement that writes an order: nothing is told of an order that was not written. */
function historyOfWritten(news: readonly HistoryEntry[]) {
  return Prisma.sql`
    INSERT INTO order_history (order_id, sequence, type, status, at, data)
    SELECT written.id, step.sequence, step.type, step.status, step.at, step.data
    FROM written, jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
      AS step (sequence int, type text, status text, at timestamptz, data jsonb)`;
}
