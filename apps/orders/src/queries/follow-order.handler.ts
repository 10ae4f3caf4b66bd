import { requireCaller } from '#libs/auth';
import { ValidationError } from '#libs/common';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { FollowOrder } from '#contracts/orders/queries/follow-order.v1';
import { hasEnded } from '../domain/order-history';
import { ownOr } from '../order-access';
import { timelineEntry } from '../timeline-view';
import { OrderQueries } from '../persistence/order-queries';

@QueryHandler(FollowOrder)
export class FollowOrderHandler {
  constructor(private readonly orders: OrderQueries) {}

  async handle(
    { orderId, after }: InputOf<typeof FollowOrder>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof FollowOrder>> {
    const order = await this.orders.get(orderId, ownOr('orders:read-any', requireCaller(caller)));
    if (after > order.steps) throw new StepUnknown();
    const entries = await this.orders.history(orderId, { after, limit: order.steps });
    return { entries: entries.map(timelineEntry), ended: hasEnded(order) };
  }
}

class StepUnknown extends ValidationError {
  constructor() {
    super([{ field: 'Last-Event-ID', message: 'names no step that the order has taken' }]);
  }
}
