import { requireCaller } from '#libs/auth';
import { CommandHandler, type CommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CancelOrder } from '#contracts/orders/commands/cancel-order.v1';
import { permits } from '#contracts/kernel/permissions';
import { OrderNotFound } from '../domain/order.errors';
import { OrderProcess } from '../order-process';
import { orderView } from '../order-view';
import { OrderRepository } from '../persistence/order.repository';

@CommandHandler(CancelOrder, { transaction: 'raw' })
export class CancelOrderHandler {
  constructor(
    private readonly orders: OrderRepository,
    private readonly process: OrderProcess,
  ) {}

  async handle(
    { orderId }: InputOf<typeof CancelOrder>,
    context: CommandContext,
  ): Promise<OutputOf<typeof CancelOrder>> {
    const caller = requireCaller(context.caller);
    const order = await this.orders.lock(context.tx, orderId);
    const isOwner = order?.state.userId === caller.id;
    if (!order || !(isOwner || permits(caller, 'orders:change-any'))) throw new OrderNotFound(orderId);
    await this.process.decide(context.tx, order, (it, moment) =>
      it.cancel(isOwner ? 'CUSTOMER' : 'STAFF', moment),
    );
    return orderView(order.state);
  }
}
