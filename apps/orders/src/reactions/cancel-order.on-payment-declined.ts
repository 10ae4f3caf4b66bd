import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import { PaymentDeclined } from '#contracts/payments/events/payment-declined.v1';
import { OrderProcess } from '../order-process';
import type { OrdersTx } from '../persistence/orders-database';

@Reaction(PaymentDeclined)
export class CancelOrderOnPaymentDeclined implements ReactionHandler<OrdersTx> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof PaymentDeclined>, tx: OrdersTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) => order.paymentDeclined(moment));
  }
}
