import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { RedeliverWebhook } from '#contracts/notifications/commands/redeliver-webhook.v1';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { WebhookDisabled } from '../domain/webhooks/webhook.errors';
import type { NotificationsTx } from '../persistence/notifications-database';
import { WebhookDeliveryLog } from '../persistence/webhook-delivery-log';
import { WebhookRepository } from '../persistence/webhook.repository';

@CommandHandler(RedeliverWebhook)
export class RedeliverWebhookHandler {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryLog,
  ) {}

  async handle(
    { webhookId, deliveryId }: InputOf<typeof RedeliverWebhook>,
    { tx }: CommandContext<NotificationsTx>,
  ): Promise<OutputOf<typeof RedeliverWebhook>> {
    const webhook = await this.webhooks.get(webhookId);
    const delivery = await this.deliveries.renew(tx, webhookId, deliveryId);
    if (!webhook.enabled) throw new WebhookDisabled();
    return delivery;
  }
}
