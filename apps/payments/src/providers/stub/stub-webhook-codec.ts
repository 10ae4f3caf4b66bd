import { Injectable } from '@nestjs/common';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import type { StubWebhook } from '../../persistence/stub-webhooks';
import type { ChargeNews, IncomingWebhook } from '../payment-provider';
import { WebhookPayloadInvalid, WebhookSignatureInvalid } from '../provider.errors';
import { StubSettings } from './stub-settings';

const CAPTURED = 'charge.captured';

const Message = z.object({ type: z.string(), data: z.unknown() });
const Charge = z.object({ chargeId: z.string().min(1), reference: z.uuid() });

/**
 * Standard Webhooks: signed with HMAC-SHA256 over id, timestamp and body; five minutes of tolerance.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
@Injectable()
export class StubWebhookCodec {
  readonly #signer: Webhook;

  constructor(settings: StubSettings) {
    this.#signer = new Webhook(settings.webhookSecret);
  }

  encode({ id, chargeId, reference }: StubWebhook, at: Date): IncomingWebhook {
    return this.sign(`msg_${id}`, at, JSON.stringify({ type: CAPTURED, data: { chargeId, reference } }));
  }

  sign(webhookId: string, at: Date, body: string): IncomingWebhook {
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': webhookId,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': this.#signer.sign(webhookId, at, body),
      },
    };
  }

  decode(webhook: IncomingWebhook): ChargeNews | undefined {
    this.verify(webhook);
    const message = understood(Message, parsed(webhook.body));
    if (message.type !== CAPTURED) return undefined;
    const { chargeId, reference } = understood(Charge, message.data);
    return { reference, result: { outcome: 'captured', chargeId } };
  }

  private verify({ body, headers }: IncomingWebhook): void {
    try {
      this.#signer.verify(body, headers, { jsonParse: false });
    } catch (error) {
      if (error instanceof WebhookVerificationError) throw new WebhookSignatureInvalid(error.message);
      throw error;
    }
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new WebhookPayloadInvalid('the body is not JSON');
  }
}

function understood<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new WebhookPayloadInvalid(fields.join('; '));
}
