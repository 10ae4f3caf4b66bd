import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { TestWebhook } from '#contracts/notifications/commands/test-webhook.v1';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { WebhookDisabled } from '../domain/webhooks/webhook.errors';
import type { NotificationsTx } from '../persistence/notifications-database';
import { WebhookDeliveryLog } from '../persistence/webhook-delivery-log';
import { WebhookRepository } from '../persistence/webhook.repository';

@CommandHandler(TestWebhook)
export class TestWebhookHandler {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryLog,
  ) {}

  async handle(
    { webhookId }: InputOf<typeof TestWebhook>,
    { tx }: CommandContext<NotificationsTx>,
  ): Promise<OutputOf<typeof TestWebhook>> {
    const webhook = await this.webhooks.get(webhookId);
    if (!webhook.enabled) throw new WebhookDisabled();
    return this.deliveries.addTest(tx, webhook);
  }
}
