import { PaymentRefunded } from '#contracts/payments/events/payment-refunded.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(PaymentRefunded)
export class QueueWebhooksOnPaymentRefunded implements ReactionHandler<typeof PaymentRefunded> {
  constructor(private readonly webhooks: WebhookQueue) {}

  async handle(event: EventOf<typeof PaymentRefunded>, tx: RawTx): Promise<void> {
    await this.webhooks.add(tx, publicEvent(PaymentRefunded, event));
  }
}
