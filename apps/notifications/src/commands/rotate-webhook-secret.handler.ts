import type { InputOf } from '#contracts/kernel/define-command';
import { RotateWebhookSecret } from '#contracts/notifications/commands/rotate-webhook-secret.v1';
import type { WebhookWithSecret } from '#contracts/notifications/webhook';
import { CommandHandler, Idempotency, UnitOfWork } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import type { NotificationsTx } from '../persistence/notifications-database';
import { WebhookRepository } from '../persistence/webhook.repository';
import { newWebhookSecret } from '../webhooks/signing';
import { withoutSecret } from '../webhooks/without-secret';

/** Keeps its answers itself: the one with the key must not lie in the database. */
@CommandHandler(RotateWebhookSecret, { transaction: 'none' })
export class RotateWebhookSecretHandler {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly idempotency: Idempotency,
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
  ) {}

  handle(
    { webhookId }: InputOf<typeof RotateWebhookSecret>,
    { idempotency }: FreeCommandContext,
  ): Promise<WebhookWithSecret> {
    const rotate = async (tx: NotificationsTx) => {
      const secret = newWebhookSecret();
      return { ...(await this.webhooks.rotateSecret(tx, webhookId, secret)), secret };
    };
    return this.unitOfWork.run((tx) =>
      this.idempotency.once<WebhookWithSecret>(tx, idempotency, () => rotate(tx), withoutSecret),
    );
  }
}
