import { UserDeleted } from '#contracts/users/events/user-deleted.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { ContactRepository } from '../persistence/contact.repository';
import { DeliveryRepository } from '../persistence/delivery.repository';
import { WebhookQueue } from '../persistence/webhook-queue';

@Reaction(UserDeleted)
export class EraseRecipientOnUserDeleted implements ReactionHandler<typeof UserDeleted> {
  constructor(
    private readonly contacts: ContactRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly webhooks: WebhookQueue,
  ) {}

  /** The contact first: from then on nothing more is kept for the user. */
  async handle({ data }: EventOf<typeof UserDeleted>, tx: RawTx): Promise<void> {
    await this.contacts.erase(tx, data.userId);
    await this.deliveries.erase(tx, data.userId);
    await this.webhooks.erase(tx, data.userId);
  }
}
