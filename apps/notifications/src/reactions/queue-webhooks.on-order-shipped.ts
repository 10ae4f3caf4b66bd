import { OrderShipped } from '#contracts/orders/events/order-shipped.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(OrderShipped)
export class QueueWebhooksOnOrderShipped implements ReactionHandler<typeof OrderShipped> {
  constructor(private readonly webhooks: WebhookQueue) {}

  async handle(event: EventOf<typeof OrderShipped>, tx: RawTx): Promise<void> {
    await this.webhooks.add(tx, publicEvent(OrderShipped, event));
  }
}
