import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { PaymentCaptured } from '#contracts/payments/events/payment-captured.v1';
import { OrderProcess } from '../order-process';

@Reaction(PaymentCaptured)
export class ConfirmOrderOnPaymentCaptured implements ReactionHandler<typeof PaymentCaptured> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof PaymentCaptured>, tx: RawTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) =>
      order.paymentCaptured({ paymentId: data.paymentId, amount: data.amount }, moment),
    );
  }
}
