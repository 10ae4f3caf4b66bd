import { CommandHandler, type CommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { DeliverOrder } from '#contracts/orders/commands/deliver-order.v1';
import { OrderProcess } from '../order-process';
import { orderView } from '../order-view';

@CommandHandler(DeliverOrder, { transaction: 'raw' })
export class DeliverOrderHandler {
  constructor(private readonly process: OrderProcess) {}

  async handle(
    wish: InputOf<typeof DeliverOrder>,
    { tx }: CommandContext,
  ): Promise<OutputOf<typeof DeliverOrder>> {
    return orderView(await this.process.grant(tx, wish, (it, moment) => it.deliver(moment)));
  }
}
