import type { WebhookWithSecret } from '#contracts/notifications/webhook';

/** What is kept of an answer that shows a key. */
export function withoutSecret(answer: WebhookWithSecret): WebhookWithSecret {
  return { ...answer, secret: null };
}
