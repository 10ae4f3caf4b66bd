import { CommandHandler, type CommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { RefundOrder } from '#contracts/orders/commands/refund-order.v1';
import { OrderProcess } from '../order-process';
import { requestedRefund } from '../refund-view';

@CommandHandler(RefundOrder, { transaction: 'raw' })
export class RefundOrderHandler {
  constructor(private readonly process: OrderProcess) {}

  async handle(
    { orderId, expectedVersions, ...refund }: InputOf<typeof RefundOrder>,
    { tx }: CommandContext,
  ): Promise<OutputOf<typeof RefundOrder>> {
    const wish = { orderId, expectedVersions };
    const order = await this.process.grant(tx, wish, (it, moment) => it.refund(refund, moment));
    return requestedRefund(order);
  }
}
