import { OrderDelivered } from '#contracts/orders/events/order-delivered.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(OrderDelivered)
export class QueueWebhooksOnOrderDelivered implements ReactionHandler<typeof OrderDelivered> {
  constructor(private readonly webhooks: WebhookQueue) {}

  async handle(event: EventOf<typeof OrderDelivered>, tx: RawTx): Promise<void> {
    await this.webhooks.add(tx, publicEvent(OrderDelivered, event));
  }
}
