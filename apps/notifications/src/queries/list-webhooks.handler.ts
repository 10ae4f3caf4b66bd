import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ListWebhooks } from '#contracts/notifications/queries/list-webhooks.v1';
import { QueryHandler } from '#libs/messaging';
import { WebhookRepository } from '../persistence/webhook.repository';

@QueryHandler(ListWebhooks)
export class ListWebhooksHandler {
  constructor(private readonly webhooks: WebhookRepository) {}

  handle({ limit, cursor }: InputOf<typeof ListWebhooks>): Promise<OutputOf<typeof ListWebhooks>> {
    return this.webhooks.page(limit, cursor);
  }
}
