import type { InputOf } from '#contracts/kernel/define-command';
import { CreateWebhook } from '#contracts/notifications/commands/create-webhook.v1';
import type { WebhookWithSecret } from '#contracts/notifications/webhook';
import { CommandHandler, Idempotency, UnitOfWork } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import type { NotificationsTx } from '../persistence/notifications-database';
import { WebhookRepository } from '../persistence/webhook.repository';
import { newWebhookSecret } from '../webhooks/signing';
import { WebhookUrls } from '../webhooks/webhook-urls';
import { withoutSecret } from '../webhooks/without-secret';

/** Keeps its answers itself: the one with the key must not lie in the database. */
@CommandHandler(CreateWebhook, { transaction: 'none' })
export class CreateWebhookHandler {
  constructor(
    private readonly urls: WebhookUrls,
    private readonly webhooks: WebhookRepository,
    private readonly idempotency: Idempotency,
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
  ) {}

  async handle(
    { url, events }: InputOf<typeof CreateWebhook>,
    { idempotency }: FreeCommandContext,
  ): Promise<WebhookWithSecret> {
    const accepted = await this.urls.accept(url);
    const create = async (tx: NotificationsTx) => {
      const secret = newWebhookSecret();
      return { ...(await this.webhooks.add(tx, accepted, events, secret)), secret };
    };
    return this.unitOfWork.run((tx) =>
      this.idempotency.once<WebhookWithSecret>(tx, idempotency, () => create(tx), withoutSecret),
    );
  }
}
