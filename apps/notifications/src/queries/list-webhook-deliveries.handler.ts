import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ListWebhookDeliveries } from '#contracts/notifications/queries/list-webhook-deliveries.v1';
import { QueryHandler } from '#libs/messaging';
import { WebhookDeliveryLog } from '../persistence/webhook-delivery-log';
import { WebhookRepository } from '../persistence/webhook.repository';

@QueryHandler(ListWebhookDeliveries)
export class ListWebhookDeliveriesHandler {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryLog,
  ) {}

  async handle({
    webhookId,
    limit,
    cursor,
  }: InputOf<typeof ListWebhookDeliveries>): Promise<OutputOf<typeof ListWebhookDeliveries>> {
    await this.webhooks.get(webhookId);
    return this.deliveries.page(webhookId, limit, cursor);
  }
}
