import { PaymentCaptured } from '#contracts/payments/events/payment-captured.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(PaymentCaptured)
export class QueueWebhooksOnPaymentCaptured implements ReactionHandler<typeof PaymentCaptured> {
  constructor(private readonly webhooks: WebhookQueue) {}

  async handle(event: EventOf<typeof PaymentCaptured>, tx: RawTx): Promise<void> {
    await this.webhooks.add(tx, publicEvent(PaymentCaptured, event));
  }
}
