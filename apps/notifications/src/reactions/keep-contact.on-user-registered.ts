import { UserRegistered } from '#contracts/users/events/user-registered.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { ContactRepository } from '../persistence/contact.repository';

@Reaction(UserRegistered)
export class KeepContactOnUserRegistered implements ReactionHandler<typeof UserRegistered> {
  constructor(private readonly contacts: ContactRepository) {}

  async handle({ data }: EventOf<typeof UserRegistered>, tx: RawTx): Promise<void> {
    await this.contacts.keep(tx, data.userId, data.email);
  }
}
