import { Outbox, Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { cancel, settle } from '../domain/payment';
import type { Payment } from '../domain/payment';
import { isOpen } from '../domain/payment-status';
import { PaymentRepository } from '../persistence/payment-repository';
import { callProvider } from '../providers/call-provider';
import type { VoidResult } from '../providers/payment-provider';
import { PaymentProviders } from '../providers/payment-providers';

interface VoidAttempt {
  readonly payment: Payment;
  readonly result: VoidResult;
}

/** Gives up an open payment. Captured money is not touched here: orders asks for its refund. */
@Reaction(OrderCancelled)
export class VoidPaymentOnOrderCancelled implements ReactionHandler<
  typeof OrderCancelled,
  VoidAttempt | undefined
> {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly providers: PaymentProviders,
    private readonly outbox: Outbox,
  ) {}

  async prepare({ data }: EventOf<typeof OrderCancelled>): Promise<VoidAttempt | undefined> {
    const payment = await this.payments.claimVoid(data.orderId);
    if (!payment.request || !isOpen(payment.status)) return undefined;
    const { chargeId, id } = payment;
    const provider = this.providers.of(payment.request.method);
    const request = { idempotencyKey: `${id}:void`, reference: id, chargeId };
    return { payment, result: await callProvider(() => provider.void(request)) };
  }

  async handle(
    _event: EventOf<typeof OrderCancelled>,
    tx: RawTx,
    attempt: VoidAttempt | undefined,
  ): Promise<void> {
    if (!attempt) return;
    const { result } = attempt;
    const events = await this.payments.change(tx, attempt.payment, (payment) =>
      result.outcome === 'captured' ? settle(payment, result) : cancel(payment),
    );
    await this.outbox.add(tx, ...events);
  }
}
