import { requireCaller } from '#libs/auth';
import { CommandHandler, type CommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CancelOrder } from '#contracts/orders/commands/cancel-order.v1';
import { ownOr } from '../order-access';
import { OrderProcess } from '../order-process';
import { orderView } from '../order-view';

@CommandHandler(CancelOrder, { transaction: 'raw' })
export class CancelOrderHandler {
  constructor(private readonly process: OrderProcess) {}

  async handle(
    input: InputOf<typeof CancelOrder>,
    { caller, tx }: CommandContext,
  ): Promise<OutputOf<typeof CancelOrder>> {
    const canceller = requireCaller(caller);
    const wish = { ...input, mayTouch: ownOr('orders:change-any', canceller) };
    const order = await this.process.grant(tx, wish, (it, moment) =>
      it.cancel(it.state.userId === canceller.id ? 'CUSTOMER' : 'STAFF', moment),
    );
    return orderView(order);
  }
}
