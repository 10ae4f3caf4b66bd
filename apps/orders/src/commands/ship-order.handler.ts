import { CommandHandler, type CommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ShipOrder } from '#contracts/orders/commands/ship-order.v1';
import { OrderProcess } from '../order-process';
import { orderView } from '../order-view';

@CommandHandler(ShipOrder, { transaction: 'raw' })
export class ShipOrderHandler {
  constructor(private readonly process: OrderProcess) {}

  async handle(
    { orderId, expectedVersions, ...consignment }: InputOf<typeof ShipOrder>,
    { tx }: CommandContext,
  ): Promise<OutputOf<typeof ShipOrder>> {
    const wish = { orderId, expectedVersions };
    const order = await this.process.grant(tx, wish, (it, moment) => it.ship(consignment, moment));
    return orderView(order);
  }
}
