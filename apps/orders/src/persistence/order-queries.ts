import { Injectable } from '@nestjs/common';
import type { TimePosition } from '#libs/common';
import type { OrderState } from '../domain/order-state';
import { toState } from './order-mapper';
import { OrdersDatabase } from './orders-database';

export interface OrderFilter {
  /** Whose orders; everybody's where it is not said. */
  readonly userId?: string;
  readonly status?: string;
  readonly after?: TimePosition;
}

/** Reads outside any transaction. */
@Injectable()
export class OrderQueries {
  constructor(private readonly database: OrdersDatabase) {}

  async find(id: string): Promise<OrderState | undefined> {
    const row = await this.database.client.order.findUnique({ where: { id } });
    return row ? toState(row) : undefined;
  }

  /** Newest first. The position is a value, not an offset or a row: orders that come or change move no page. */
  async list({ userId, status, after }: OrderFilter, limit: number): Promise<OrderState[]> {
    const rows = await this.database.client.order.findMany({
      where: { userId, status, ...(after && behind(after)) },
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
