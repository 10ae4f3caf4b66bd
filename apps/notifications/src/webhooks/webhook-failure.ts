import type { WebhookError } from '#contracts/notifications/webhook';

/** Why an event could not be posted, in a word. */
export class WebhookFailure extends Error {
  constructor(readonly code: WebhookError) {
    super(code);
    this.name = new.target.name;
  }
}

/** OpenSSL's and Node's names for what is wrong with a certificate or a handshake. */
const TLS =
  /^(ERR_(TLS|SSL)_|CERT_|CRL_|UNABLE_TO_|EPROTO$|.*SELF_SIGNED_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

/** The word for whatever a request can end with. */
export function failureOf(error: unknown): WebhookError {
  if (error instanceof WebhookFailure) return error.code;
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'TIMEOUT';
  return typeof code === 'string' && TLS.test(code) ? 'TLS_FAILED' : 'CONNECTION_FAILED';
}
