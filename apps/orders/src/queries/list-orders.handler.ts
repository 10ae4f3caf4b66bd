import { requireCaller } from '#libs/auth';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ListOrders } from '#contracts/orders/queries/list-orders.v1';
import { permits } from '#contracts/kernel/permissions';
import { orderView } from '../order-view';
import { OrderQueries } from '../persistence/order-queries';

@QueryHandler(ListOrders)
export class ListOrdersHandler {
  constructor(private readonly orders: OrderQueries) {}

  async handle(
    { limit, cursor, userId, ...filter }: InputOf<typeof ListOrders>,
    context: QueryContext,
  ): Promise<OutputOf<typeof ListOrders>> {
    const caller = requireCaller(context.caller);
    const mayReadAny = permits(caller, 'orders:read-any');
    if (userId !== undefined && userId !== caller.id && !mayReadAny) return { items: [], nextCursor: null };
    const after = cursor === undefined ? undefined : parseTimeCursor(cursor);
    // One more than asked for tells whether there is another page.
    const found = await this.orders.list(
      { ...filter, userId: mayReadAny ? userId : caller.id, after },
      limit + 1,
    );
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { items: page.map(orderView), nextCursor: last ? formatTimeCursor(last) : null };
  }
}
