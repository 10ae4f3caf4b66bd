import { Outbox, Reaction, Reject, RetryLater } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { RefundRequested } from '#contracts/orders/events/refund-requested.v1';
import { PaymentRefunded } from '#contracts/payments/events/payment-refunded.v1';
import type { Payment } from '../domain/payment';
import { chargeOf, checkPayment, mayYetBeCaptured, reserveRefund } from '../domain/refund';
import { RefundRepository } from '../persistence/refund-repository';
import { callProvider } from '../providers/call-provider';
import { PaymentProviders } from '../providers/payment-providers';

/** Gives captured money back, at most once: the refund's id is the idempotency key. */
@Reaction(RefundRequested)
export class RefundPaymentOnRefundRequested implements ReactionHandler<typeof RefundRequested, Payment> {
  constructor(
    private readonly refunds: RefundRepository,
    private readonly providers: PaymentProviders,
    private readonly outbox: Outbox,
  ) {}

  async prepare({ data }: EventOf<typeof RefundRequested>): Promise<Payment> {
    const { amount, orderId, refundId, reason } = data;
    const payment = await this.refunds.reserve(orderId, { id: refundId, amount, reason }, (current) => {
      if (mayYetBeCaptured(current)) throw tooEarly(orderId);
      checkPayment(current, data.paymentId);
      return reserveRefund(current, amount);
    });
    if (!payment?.request) throw tooEarly(orderId);

    const provider = this.providers.of(payment.request.method);
    const refund = { idempotencyKey: refundId, reference: payment.id, chargeId: chargeOf(payment), amount };
    const result = await callProvider(() => provider.refund(refund));
    if (result.outcome === 'declined') throw new Reject('REFUND_DECLINED', result.reason);
    return payment;
  }

  async handle({ data }: EventOf<typeof RefundRequested>, tx: RawTx, payment: Payment): Promise<void> {
    if (!(await this.refunds.settle(tx, data.refundId))) return;
    const { amount, orderId, refundId } = data;
    const refunded = { orderId, paymentId: payment.id, refundId, amount };
    await this.outbox.add(tx, PaymentRefunded.of(refunded, { sequence: payment.version }));
  }
}

function tooEarly(orderId: string): RetryLater {
  return new RetryLater('PAYMENT_NOT_CAPTURED', `The money of order ${orderId} is not captured yet.`);
}
