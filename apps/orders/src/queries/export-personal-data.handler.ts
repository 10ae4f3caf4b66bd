import { requireCaller } from '#libs/auth';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ExportPersonalData } from '#contracts/orders/queries/export-personal-data.v1';
import { orderView } from '../order-view';
import { OrderQueries } from '../persistence/order-queries';
import { timelineEntry } from '../timeline-view';

@QueryHandler(ExportPersonalData)
export class ExportPersonalDataHandler {
  constructor(private readonly orders: OrderQueries) {}

  async handle(
    { limit, cursor }: InputOf<typeof ExportPersonalData>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ExportPersonalData>> {
    const after = cursor === undefined ? undefined : parseTimeCursor(cursor);
    // One more than asked for tells whether there is another page.
    const found = await this.orders.list({ userId: requireCaller(caller).id, after }, limit + 1);
    const page = found.slice(0, limit);
    const histories = await this.orders.histories(page.map(({ id }) => id));
    const items = page.map((order) => ({
      ...orderView(order),
      timeline: (histories.get(order.id) ?? []).map(timelineEntry),
    }));
    const last = found.length > limit ? page.at(-1) : undefined;
    return { items, nextCursor: last ? formatTimeCursor(last) : null };
  }
}
