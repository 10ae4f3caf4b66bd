import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ChangeWebhook } from '#contracts/notifications/commands/change-webhook.v1';
import { CommandHandler } from '#libs/messaging';
import { WebhookRepository } from '../persistence/webhook.repository';
import { WebhookUrls } from '../webhooks/webhook-urls';

/** One statement changes it: no transaction stands open while a name is looked up. */
@CommandHandler(ChangeWebhook, { transaction: 'none' })
export class ChangeWebhookHandler {
  constructor(
    private readonly urls: WebhookUrls,
    private readonly webhooks: WebhookRepository,
  ) {}

  async handle({
    webhookId,
    expectedVersions,
    url,
    ...changes
  }: InputOf<typeof ChangeWebhook>): Promise<OutputOf<typeof ChangeWebhook>> {
    const accepted = url === undefined ? {} : { url: await this.urls.accept(url) };
    return this.webhooks.change(webhookId, { ...changes, ...accepted }, expectedVersions);
  }
}
