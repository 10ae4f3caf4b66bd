import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { DeleteWebhook } from '#contracts/notifications/commands/delete-webhook.v1';
import { CommandHandler } from '#libs/messaging';
import { WebhookRepository } from '../persistence/webhook.repository';

@CommandHandler(DeleteWebhook, { transaction: 'none' })
export class DeleteWebhookHandler {
  constructor(private readonly webhooks: WebhookRepository) {}

  async handle({
    webhookId,
    expectedVersions,
  }: InputOf<typeof DeleteWebhook>): Promise<OutputOf<typeof DeleteWebhook>> {
    await this.webhooks.remove(webhookId, expectedVersions);
    return {};
  }
}
