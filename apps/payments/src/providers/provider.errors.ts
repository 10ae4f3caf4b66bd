import { DomainError } from '#libs/common';

/** The provider did not answer, or asks for another try: nothing is known of the outcome. */
export class ProviderUnavailable extends Error {
  constructor(provider: string, why: string) {
    super(`${provider}: ${why}`);
    this.name = 'ProviderUnavailable';
  }
}

export class ProviderUnknown extends DomainError {
  constructor(provider: string) {
    super('PROVIDER_UNKNOWN', 'not-found', `There is no payment provider ${provider}.`, {
      errors: [{ field: 'provider', message: 'is not known' }],
    });
  }
}

export class WebhookSignatureInvalid extends DomainError {
  constructor(why: string) {
    super('WEBHOOK_SIGNATURE_INVALID', 'unauthenticated', `The webhook's signature does not hold: ${why}.`, {
      errors: [{ field: 'webhook-signature', message: why }],
    });
  }
}

export class WebhookPayloadInvalid extends DomainError {
  constructor(why: string) {
    super('WEBHOOK_PAYLOAD_INVALID', 'invalid', `The webhook cannot be understood: ${why}.`, {
      errors: [{ field: 'body', message: why }],
    });
  }
}
