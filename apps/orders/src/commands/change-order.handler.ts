import { requireCaller } from '#libs/auth';
import { CommandHandler, type CommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ChangeOrder } from '#contracts/orders/commands/change-order.v1';
import { ownOr } from '../order-access';
import { OrderProcess } from '../order-process';
import { orderView } from '../order-view';

@CommandHandler(ChangeOrder, { transaction: 'raw' })
export class ChangeOrderHandler {
  constructor(private readonly process: OrderProcess) {}

  async handle(
    { shippingAddress, ...input }: InputOf<typeof ChangeOrder>,
    { caller, tx }: CommandContext,
  ): Promise<OutputOf<typeof ChangeOrder>> {
    const wish = { ...input, mayTouch: ownOr('orders:change-any', requireCaller(caller)) };
    const order = await this.process.grant(tx, wish, (it, moment) =>
      it.changeAddress(shippingAddress, moment),
    );
    return orderView(order);
  }
}
