import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetWebhook } from '#contracts/notifications/queries/get-webhook.v1';
import { QueryHandler } from '#libs/messaging';
import { WebhookRepository } from '../persistence/webhook.repository';

@QueryHandler(GetWebhook)
export class GetWebhookHandler {
  constructor(private readonly webhooks: WebhookRepository) {}

  handle({ webhookId }: InputOf<typeof GetWebhook>): Promise<OutputOf<typeof GetWebhook>> {
    return this.webhooks.get(webhookId);
  }
}
