import { Injectable, Logger } from '@nestjs/common';
import { answeredWith, delayAfter } from '../domain/webhooks/attempts';
import type { Attempt } from '../domain/webhooks/attempts';
import { WebhookQueue } from '../persistence/webhook-queue';
import type { DueWebhook } from '../persistence/webhook-queue';
import { sign } from './signing';
import { WebhookClient } from './webhook-client';
import { failureOf } from './webhook-failure';
import { webhookAttempts, webhooksDisabled } from './webhook-metrics';
import { WebhookSecrets } from './webhook-secrets';
import { WebhookSettings } from './webhook-settings';

/** One attempt to post an event, from its signature to the record of how it ended. */
@Injectable()
export class WebhookAttempt {
  readonly #logger = new Logger(WebhookAttempt.name);

  constructor(
    private readonly queue: WebhookQueue,
    private readonly client: WebhookClient,
    private readonly secrets: WebhookSecrets,
    private readonly settings: WebhookSettings,
  ) {}

  /** One that `stop` breaks off counts as not made. */
  async make(due: DueWebhook, stop: AbortSignal): Promise<void> {
    const attempt = await this.post(due, stop);
    if (attempt.error !== undefined && stop.aborted) return this.queue.release(due);
    const delay =
      attempt.error === undefined || attempt.error === 'GONE'
        ? undefined
        : delayAfter(due.attempts, this.settings.retryDelaysMs, Math.random());
    const disabled = await this.queue.settle(due, attempt, delay);
    this.tell(due, attempt, delay, disabled);
  }

  private async post(due: DueWebhook, stop: AbortSignal): Promise<Attempt> {
    try {
      const secrets = this.secrets.open(due.sealedSecrets, due.endpointId);
      const { body, headers } = sign(due.eventId, JSON.stringify(due.body), secrets, new Date());
      return answeredWith(await this.client.post(due.url, headers, body, stop));
    } catch (error) {
      return { error: failureOf(error) };
    }
  }

  private tell(
    { id, endpointId, eventId, attempts }: DueWebhook,
    { status, error }: Attempt,
    delay: number | undefined,
    disabled: string | undefined,
  ): void {
    const outcome = error === undefined ? 'delivered' : delay === undefined ? 'given_up' : 'failed';
    webhookAttempts.inc({ outcome });
    const facts = { endpointId, deliveryId: id, eventId, attempts, status, error };
    if (outcome === 'given_up') this.#logger.warn({ ...facts, msg: 'a webhook is given up' });
    else this.#logger.debug({ ...facts, msg: `a webhook: ${outcome}` });
    if (disabled === undefined) return;
    webhooksDisabled.inc({ reason: disabled });
    this.#logger.error({ ...facts, reason: disabled, msg: 'a webhook endpoint is disabled' });
  }
}
