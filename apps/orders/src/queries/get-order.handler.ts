import { requireCaller } from '#libs/auth';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { permits } from '#contracts/kernel/permissions';
import { OrderNotFound } from '../domain/order.errors';
import { orderView } from '../order-view';
import { OrderQueries } from '../persistence/order-queries';

@QueryHandler(GetOrder)
export class GetOrderHandler {
  constructor(private readonly orders: OrderQueries) {}

  async handle(
    { orderId }: InputOf<typeof GetOrder>,
    context: QueryContext,
  ): Promise<OutputOf<typeof GetOrder>> {
    const caller = requireCaller(context.caller);
    const order = await this.orders.find(orderId);
    if (!order || !(order.userId === caller.id || permits(caller, 'orders:read-any')))
      throw new OrderNotFound(orderId);
    return orderView(order);
  }
}
