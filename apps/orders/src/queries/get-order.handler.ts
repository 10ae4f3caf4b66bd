import { requireCaller } from '#libs/auth';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { ownOr } from '../order-access';
import { orderView } from '../order-view';
import { OrderQueries } from '../persistence/order-queries';

@QueryHandler(GetOrder)
export class GetOrderHandler {
  constructor(private readonly orders: OrderQueries) {}

  async handle(
    { orderId }: InputOf<typeof GetOrder>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof GetOrder>> {
    const maySee = ownOr('orders:read-any', requireCaller(caller));
    return orderView(await this.orders.get(orderId, maySee));
  }
}
