import { setTimeout as sleep } from 'node:timers/promises';
import { Databases } from './databases';
import { discrepancies } from './discrepancies';
import type { Books, ChargeRow, Discrepancy, OrderRow, StockRow } from './books';
import { type Queues } from './queues';
import type { Environment } from './system';

const LOOK_EVERY_MS = 300;
const PATIENCE = { noProgressMs: 30_000, longestMs: 90_000 };
/** As many as a failed test can show. */
const MOST_TOLD = 20;

/** Knows what was promised to customers, and finds out whether all services have kept it. */
export class Ledger {
  readonly #accepted = new Set<string>();
  readonly #stocked = new Map<string, number>();

  private constructor(
    readonly databases: Databases,
    private readonly queues: Queues,
  ) {}

  static async open(env: Environment, queues: Queues): Promise<Ledger> {
    return new Ledger(await Databases.open(env), queues);
  }

  accept(orderId: string): void {
    this.#accepted.add(orderId);
  }

  stockUp(productId: string, pieces: number): void {
    this.#stocked.set(productId, pieces);
  }

  /** What is wrong once nothing changes any more; nothing, where all is well for two looks. */
  async settle(): Promise<string[]> {
    return (await this.conclude()).map(({ text }) => text).slice(0, MOST_TOLD);
  }

  /** The same with its kinds. It waits as long as something changes, at most `longestMs`. */
  async conclude(patience: Partial<typeof PATIENCE> = {}): Promise<Discrepancy[]> {
    const { noProgressMs, longestMs } = { ...PATIENCE, ...patience };
    const begin = Date.now();
    let seen: { readonly found: string; readonly since: number } | undefined;
    for (;;) {
      const found = discrepancies(await this.read());
      const texts = found.map(({ text }) => text).join('\n');
      if (seen?.found !== texts) seen = { found: texts, since: Date.now() };
      else if (found.length === 0) return [];
      const now = Date.now();
      if (now - seen.since > noProgressMs || now - begin > longestMs) return found;
      await sleep(LOOK_EVERY_MS);
    }
  }

  async counts(): Promise<Record<string, number>> {
    const rows = await this.databases.rows<{ status: string; count: number }>(
      'orders',
      `SELECT concat_ws(' ', status, cancel_reason) AS status, count(*)::int FROM orders GROUP BY 1`,
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }

  close(): Promise<void> {
    return this.databases.close();
  }

  /** Queues before databases: a message on its way between two looks would be seen in neither. */
  private async read(): Promise<Books> {
    const queued = await this.queues.leftOver();
    const { databases } = this;
    const [outboxes, orders, stock, charges, notices] = await Promise.all([
      databases.outboxes(),
      databases.rows<OrderRow>('orders', ORDERS),
      databases.rows<StockRow>('catalog', STOCK, [[...this.#stocked.keys()]]),
      databases.rows<ChargeRow>('payments', CHARGES),
      databases.rows<{ subject: string }>('notifications', NOTICES),
    ]);
    return {
      accepted: this.#accepted,
      stocked: this.#stocked,
      orders,
      stock,
      charges,
      notices: notices.map(({ subject }) => subject),
      leftOver: [...queued, ...outboxes],
    };
  }
}

const ORDERS = `
  SELECT id, basket_id AS "basketId", status, cancel_reason AS "cancelReason", lines, total::int, refunds FROM orders`;
const STOCK = `
  SELECT id AS "productId", on_hand AS "onHand", reserved FROM product WHERE id = ANY($1)`;
const CHARGES = `
  SELECT p.order_id AS "orderId", c.status, c.amount::int,
    ARRAY(SELECT r.amount::int FROM stub_refunds r WHERE r.charge_id = c.id) AS refunds
  FROM stub_charges c LEFT JOIN payments p ON p.id::text = c.reference`;
const NOTICES = `SELECT subject FROM notifications WHERE status = 'SENT'`;
