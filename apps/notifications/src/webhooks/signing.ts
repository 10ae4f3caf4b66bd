import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** The body and headers of one attempt. */
export interface SignedWebhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A new key, as Standard Webhooks writes it: 256 random bits. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Signed with every key: receivers accept a message that one signature fits, so keys change without a gap. */
export function sign(id: string, body: string, secrets: readonly string[], at: Date): SignedWebhook {
  return {
    body,
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'order-system-webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    },
  };
}
