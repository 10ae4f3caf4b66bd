import { Outbox, Reaction, RetryLater } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { settle } from '../domain/payment';
import type { ChargeOutcome, Payment } from '../domain/payment';
import { isOpen } from '../domain/payment-status';
import { PaymentRepository } from '../persistence/payment-repository';
import { callProvider } from '../providers/call-provider';
import { PaymentProviders } from '../providers/payment-providers';

type Asked = NonNullable<Payment['request']>;

interface Charged {
  readonly payment: Payment;
  readonly outcome: ChargeOutcome;
}

/** Asks the provider for an order's money, at most once: the payment's id is the idempotency key. */
@Reaction(PaymentRequested)
export class TakePaymentOnPaymentRequested implements ReactionHandler<
  typeof PaymentRequested,
  Charged | undefined
> {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly providers: PaymentProviders,
    private readonly outbox: Outbox,
  ) {}

  async prepare({ data }: EventOf<typeof PaymentRequested>): Promise<Charged | undefined> {
    const payment = await this.payments.claim(data);
    const outcome = payment.request && (await this.outcomeOf(payment, payment.request));
    return outcome ? { payment, outcome } : undefined;
  }

  async handle(
    _event: EventOf<typeof PaymentRequested>,
    tx: RawTx,
    charged: Charged | undefined,
  ): Promise<void> {
    if (!charged) return;
    const events = await this.payments.change(tx, charged.payment, (payment) =>
      settle(payment, charged.outcome),
    );
    await this.outbox.add(tx, ...events);
  }

  private outcomeOf({ id, status }: Payment, asked: Asked): Promise<ChargeOutcome | undefined> {
    if (isOpen(status)) return this.charge(id, asked);
    return status === 'VOIDED' ? this.voidLateCharge(id, asked) : Promise.resolve(undefined);
  }

  // The void may have come between two calls of ours, the first of which left nobody knowing what came of it.
  private async voidLateCharge(id: string, { method }: Asked): Promise<ChargeOutcome | undefined> {
    const provider = this.providers.of(method);
    const request = { idempotencyKey: `${id}:late-void`, reference: id, chargeId: null };
    const result = await callProvider(() => provider.void(request));
    return result.outcome === 'captured' ? result : undefined;
  }

  private async charge(id: string, { amount, method }: Asked): Promise<ChargeOutcome> {
    const provider = this.providers.of(method);
    const request = { idempotencyKey: id, reference: id, method, amount, captureNow: true };
    const authorized = await callProvider(() => provider.authorize(request));
    if (authorized.outcome !== 'authorized') return authorized;
    const capture = { idempotencyKey: `${id}:capture`, reference: id, chargeId: authorized.chargeId };
    const captured = await callProvider(() => provider.capture(capture));
    if (captured.outcome !== 'authorized') return captured;
    throw new RetryLater(
      'PAYMENT_NOT_CAPTURED',
      `${provider.name} has authorized ${id} and not captured it.`,
    );
  }
}
