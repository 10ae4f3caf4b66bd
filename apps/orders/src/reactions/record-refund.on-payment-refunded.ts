import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { PaymentRefunded } from '#contracts/payments/events/payment-refunded.v1';
import { OrderProcess } from '../order-process';

@Reaction(PaymentRefunded)
export class RecordRefundOnPaymentRefunded implements ReactionHandler<typeof PaymentRefunded> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof PaymentRefunded>, tx: RawTx): Promise<void> {
    const { orderId, refundId, paymentId, amount } = data;
    await this.process.react(tx, orderId, (order, moment) =>
      order.paymentRefunded({ refundId, paymentId, amount }, moment),
    );
  }
}
