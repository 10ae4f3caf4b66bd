import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { PaymentDeclined } from '#contracts/payments/events/payment-declined.v1';
import { OrderProcess } from '../order-process';

@Reaction(PaymentDeclined)
export class CancelOrderOnPaymentDeclined implements ReactionHandler<typeof PaymentDeclined> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof PaymentDeclined>, tx: RawTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) => order.paymentDeclined(moment));
  }
}
