import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(OrderPlaced)
export class QueueWebhooksOnOrderPlaced implements ReactionHandler<typeof OrderPlaced> {
  constructor(private readonly webhooks: WebhookQueue) {}

  async handle(event: EventOf<typeof OrderPlaced>, tx: RawTx): Promise<void> {
    await this.webhooks.add(tx, publicEvent(OrderPlaced, event));
  }
}
