import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import { PaymentRefunded } from '#contracts/payments/events/payment-refunded.v1';
import { OrderProcess } from '../order-process';
import type { OrdersTx } from '../persistence/orders-database';

@Reaction(PaymentRefunded)
export class RecordRefundOnPaymentRefunded implements ReactionHandler<OrdersTx> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof PaymentRefunded>, tx: OrdersTx): Promise<void> {
    const { orderId, refundId, paymentId, amount } = data;
    await this.process.react(tx, orderId, (order, moment) =>
      order.paymentRefunded({ refundId, paymentId, amount }, moment),
    );
  }
}
