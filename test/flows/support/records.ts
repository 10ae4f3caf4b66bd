import { Client } from 'pg';
import { system } from './system';

/** Asks a service's own database. */
export async function query<Row extends object>(
  service: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const url = new URL(system.env.DATABASE_URL);
  url.pathname += `_${service}`;
  const client = new Client({ connectionString: url.href, application_name: 'flows' });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** The order's payment, as payments has it. */
export async function paymentOf(orderId: string): Promise<{ id: string; status: string } | undefined> {
  const [payment] = await query<{ id: string; status: string }>(
    'payments',
    'SELECT id, status FROM payments WHERE order_id = $1',
    [orderId],
  );
  return payment;
}

/** What the provider took for the order, and gave back: its own books. */
export async function moneyMoved(orderId: string): Promise<{ captures: number[]; refunds: number[] }> {
  const [moved] = await query<{ captures: number[]; refunds: number[] }>(
    'payments',
    `SELECT coalesce(array_agg(c.amount::int), '{}') AS captures,
       coalesce((SELECT array_agg(r.amount::int) FROM stub_refunds r WHERE r.charge_id = ANY(array_agg(c.id))), '{}') AS refunds
     FROM stub_charges c JOIN payments p ON c.reference = p.id::text
     WHERE p.order_id = $1 AND c.status = 'CAPTURED'`,
    [orderId],
  );
  return moved ?? { captures: [], refunds: [] };
}

export async function reservationOf(orderId: string): Promise<string | undefined> {
  const [reservation] = await query<{ status: string }>(
    'catalog',
    'SELECT status::text FROM reservation WHERE order_id = $1',
    [orderId],
  );
  return reservation?.status;
}

/** Whether the reaction has handled the message. */
export async function wasHandled(service: string, reaction: string, messageId: string): Promise<boolean> {
  const rows = await query(service, 'SELECT FROM inbox WHERE consumer = $1 AND message_id = $2', [
    reaction,
    messageId,
  ]);
  return rows.length === 1;
}
