import { Injectable } from '@nestjs/common';
import { PaymentMethod } from '#contracts/payments/payment-method';
import { StubCharges } from '../../persistence/stub-charges';
import type { StubCharge } from '../../persistence/stub-charges';
import { StubRefunds } from '../../persistence/stub-refunds';
import type {
  AuthorizeRequest,
  CaptureRequest,
  ChargeNews,
  ChargeResult,
  IncomingWebhook,
  PaymentProvider,
  RefundRequest,
  RefundResult,
  VoidRequest,
  VoidResult,
} from '../payment-provider';
import { ProviderUnavailable } from '../provider.errors';
import { behaviourOf } from './stub-behaviour';
import { StubSettings } from './stub-settings';
import { StubWebhookCodec } from './stub-webhook-codec';

/** A provider that moves no real money and keeps books as a real one does, so that doubled calls show. */
@Injectable()
export class StubProvider implements PaymentProvider {
  readonly name = 'stub';
  readonly methods = PaymentMethod.options;

  constructor(
    private readonly charges: StubCharges,
    private readonly refunds: StubRefunds,
    private readonly codec: StubWebhookCodec,
    private readonly settings: StubSettings,
  ) {}

  async authorize({ method, captureNow, ...charge }: AuthorizeRequest): Promise<ChargeResult> {
    const settlesAfterMs = this.settings.webhookDelayMs;
    const behaviour = behaviourOf(method, captureNow);
    return resultOf(await this.charges.open({ ...charge, ...behaviour, settlesAfterMs }));
  }

  async capture({ reference }: CaptureRequest): Promise<ChargeResult> {
    const charge = await this.charges.move(reference, ['AUTHORIZED'], 'CAPTURED');
    return charge ? resultOf(charge) : { outcome: 'declined', reason: 'charge_unknown' };
  }

  async void({ reference }: VoidRequest): Promise<VoidResult> {
    const charge = await this.charges.move(reference, ['FAILING', 'PENDING', 'AUTHORIZED'], 'VOIDED');
    return charge?.status === 'CAPTURED'
      ? { outcome: 'captured', chargeId: charge.id }
      : { outcome: 'voided' };
  }

  async refund({ idempotencyKey, chargeId, amount }: RefundRequest): Promise<RefundResult> {
    const given = await this.refunds.give({ idempotencyKey, chargeId, amount: amount.amount });
    return given ? { outcome: 'refunded' } : { outcome: 'declined', reason: 'exceeds_charge' };
  }

  parseWebhook(webhook: IncomingWebhook): Promise<ChargeNews | undefined> {
    return Promise.resolve(webhook).then((received) => this.codec.decode(received));
  }
}

function resultOf({ id, status }: StubCharge): ChargeResult {
  switch (status) {
    case 'CAPTURED':
      return { outcome: 'captured', chargeId: id };
    case 'AUTHORIZED':
      return { outcome: 'authorized', chargeId: id };
    case 'PENDING':
      return { outcome: 'pending', chargeId: id };
    case 'DECLINED':
      return { outcome: 'declined', reason: 'card_declined' };
    case 'VOIDED':
      return { outcome: 'declined', reason: 'charge_voided' };
    case 'FAILING':
      throw new ProviderUnavailable('stub', 'the call failed, as this method does at first');
  }
}
