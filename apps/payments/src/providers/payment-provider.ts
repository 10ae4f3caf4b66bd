import type { Money } from '#contracts/kernel/money';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { ChargeOutcome } from '../domain/payment';

/**
 * What takes and returns money. Each call that moves money carries an idempotency key: a repeated key gives
 * the first result and moves nothing. A transient failure rejects with ProviderUnavailable; the same call may
 * then be made again.
 */
export interface PaymentProvider {
  /** Stands in the path of its webhooks. */
  readonly name: string;
  readonly methods: readonly PaymentMethod[];

  authorize(request: AuthorizeRequest): Promise<ChargeResult>;
  /** Takes money that was authorized. */
  capture(request: CaptureRequest): Promise<ChargeResult>;
  /** Gives up a charge, whether or not the provider has heard of it; a captured one stays captured. */
  void(request: VoidRequest): Promise<VoidResult>;
  /** Gives back all or a part of what was captured. */
  refund(request: RefundRequest): Promise<RefundResult>;
  /**
   * Verifies a webhook and reads it; undefined for news that does not concern a charge. Rejects with
   * WebhookSignatureInvalid or WebhookPayloadInvalid.
   */
  parseWebhook(webhook: IncomingWebhook): Promise<ChargeNews | undefined>;
}

export interface AuthorizeRequest {
  readonly idempotencyKey: string;
  /** Our own name for the charge: later calls and webhooks know it by this. */
  readonly reference: string;
  readonly method: PaymentMethod;
  readonly amount: Money;
  /** Captures in the same call where the provider can; else the result is `authorized`. */
  readonly captureNow: boolean;
}

export interface CaptureRequest {
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly chargeId: string;
}

export interface VoidRequest {
  readonly idempotencyKey: string;
  readonly reference: string;
  /** Null where the provider's answer to `authorize` never reached us. */
  readonly chargeId: string | null;
}

export interface RefundRequest {
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly chargeId: string;
  readonly amount: Money;
}

export type ChargeResult = ChargeOutcome | { readonly outcome: 'authorized'; readonly chargeId: string };

export type VoidResult =
  | { readonly outcome: 'voided' }
  /** The money was taken first. */
  | { readonly outcome: 'captured'; readonly chargeId: string };

export type RefundResult =
  { readonly outcome: 'refunded' } | { readonly outcome: 'declined'; readonly reason: string };

export interface IncomingWebhook {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that the signature covers, as text. */
  readonly body: string;
}

export interface ChargeNews {
  /** As given to `authorize`. */
  readonly reference: string;
  readonly result: ChargeOutcome;
}
