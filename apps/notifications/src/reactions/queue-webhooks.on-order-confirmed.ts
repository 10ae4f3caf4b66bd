import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(OrderConfirmed)
export class QueueWebhooksOnOrderConfirmed implements ReactionHandler<typeof OrderConfirmed> {
  constructor(private readonly webhooks: WebhookQueue) {}

  async handle(event: EventOf<typeof OrderConfirmed>, tx: RawTx): Promise<void> {
    await this.webhooks.add(tx, publicEvent(OrderConfirmed, event));
  }
}
