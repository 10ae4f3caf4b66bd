import { z } from 'zod';
import { requireCaller } from '#libs/auth';
import { formatCursor, parseCursor } from '#libs/common';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetTimeline } from '#contracts/orders/queries/get-timeline.v1';
import { ownOr } from '../order-access';
import { timelineEntry } from '../timeline-view';
import { OrderQueries } from '../persistence/order-queries';

/** The last step of the page before. */
const Position = z.int().nonnegative();

@QueryHandler(GetTimeline)
export class GetTimelineHandler {
  constructor(private readonly orders: OrderQueries) {}

  async handle(
    { orderId, limit, cursor }: InputOf<typeof GetTimeline>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof GetTimeline>> {
    const after = cursor === undefined ? 0 : parseCursor(Position, cursor);
    const { steps } = await this.orders.get(orderId, ownOr('orders:read-any', requireCaller(caller)));
    const items = (await this.orders.history(orderId, { after, limit })).map(timelineEntry);
    const last = items.at(-1)?.sequence ?? steps;
    return { items, nextCursor: last < steps ? formatCursor(last) : null };
  }
}
