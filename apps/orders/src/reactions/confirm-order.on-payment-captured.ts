import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import { PaymentCaptured } from '#contracts/payments/events/payment-captured.v1';
import { OrderProcess } from '../order-process';
import type { OrdersTx } from '../persistence/orders-database';

@Reaction(PaymentCaptured)
export class ConfirmOrderOnPaymentCaptured implements ReactionHandler<OrdersTx> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof PaymentCaptured>, tx: OrdersTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) =>
      order.paymentCaptured({ paymentId: data.paymentId, amount: data.amount }, moment),
    );
  }
}
