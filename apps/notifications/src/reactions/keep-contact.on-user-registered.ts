import { UserRegistered } from '#contracts/users/events/user-registered.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import { ContactRepository } from '../persistence/contact.repository';
import type { NotificationsTx } from '../persistence/notifications-database';

@Reaction(UserRegistered)
export class KeepContactOnUserRegistered implements ReactionHandler<NotificationsTx> {
  constructor(private readonly contacts: ContactRepository) {}

  async handle({ data }: EventOf<typeof UserRegistered>, tx: NotificationsTx): Promise<void> {
    await this.contacts.keep(tx, data.userId, data.email);
  }
}
