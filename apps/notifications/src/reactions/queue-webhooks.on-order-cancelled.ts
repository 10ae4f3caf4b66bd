import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(OrderCancelled)
export class QueueWebhooksOnOrderCancelled implements ReactionHandler<typeof OrderCancelled> {
  constructor(private readonly webhooks: WebhookQueue) {}

  async handle(event: EventOf<typeof OrderCancelled>, tx: RawTx): Promise<void> {
    await this.webhooks.add(tx, publicEvent(OrderCancelled, event));
  }
}
