import { Injectable } from '@nestjs/common';
import type { TimePosition } from '#libs/common';
import type { HistoryEntry } from '../domain/order-history';
import type { OrderState } from '../domain/order-state';
import { OrderNotFound } from '../domain/order.errors';
import { toHistoryEntry, toState } from './order-mapper';
import { OrdersDatabase } from './orders-database';

export interface OrderFilter {
  /** Whose orders; everybody's where it is not said. */
  readonly userId?: string;
  readonly customerId?: string;
  readonly status?: string;
  readonly after?: TimePosition;
}

/** Reads outside any transaction. */
@Injectable()
export class OrderQueries {
  constructor(private readonly database: OrdersDatabase) {}

  /** Throws ORDER_NOT_FOUND where there is none, or none that may be seen. */
  async get(id: string, maySee: (order: OrderState) => boolean): Promise<OrderState> {
    const row = await this.database.client.order.findUnique({ where: { id } });
    const order = row && toState(row);
    if (!order || !maySee(order)) throw new OrderNotFound(id);
    return order;
  }

  /** The steps of an order behind the one given, oldest first. */
  async history(
    orderId: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<HistoryEntry[]> {
    const rows = await this.database.client.historyEntry.findMany({
      where: { orderId, sequence: { gt: after } },
      orderBy: { sequence: 'asc' },
      take: limit,
    });
    return rows.map(toHistoryEntry);
  }

  /** All steps of these orders, by order, oldest first. */
  async histories(orderIds: readonly string[]): Promise<ReadonlyMap<string, HistoryEntry[]>> {
    const rows = await this.database.client.historyEntry.findMany({
      where: { orderId: { in: [...orderIds] } },
      orderBy: [{ orderId: 'asc' }, { sequence: 'asc' }],
    });
    const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
    return new Map([...byOrder].map(([orderId, entries]) => [orderId, entries.map(toHistoryEntry)]));
  }

  /** Newest first. The position is a value, not an offset or a row: orders that come or change move no page. */
  async list({ userId, customerId, status, after }: OrderFilter, limit: number): Promise<OrderState[]> {
    const rows = await this.database.client.order.findMany({
      where: { userId, customerId, status, ...(after && behind(after)) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.map(toState);
  }
}

// The first condition repeats what the second implies, because only it can bound an index scan.
function behind({ createdAt, id }: TimePosition) {
  return {
    createdAt: { lte: createdAt },
    OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
  };
}
