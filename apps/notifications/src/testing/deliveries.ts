import type { EventContract, EventData } from '#contracts/kernel/define-event';
import { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import { MAIL_TOKEN } from '#contracts/notifications/notification';
import { UserDeleted } from '#contracts/users/events/user-deleted.v1';
import { UserRegistered } from '#contracts/users/events/user-registered.v1';
import { SecretBox } from '#libs/auth';
import { newId } from '#libs/common';
import { databaseEnv, parseEnv } from '#libs/configs';
import { Names, Outbox, ServiceIdentity } from '#libs/messaging';
import type { ReceivedEvent } from '#libs/messaging';
import type { NotificationChannel } from '../channels/notification-channel';
import { ExclusiveDelivery } from '../delivery/exclusive-delivery';
import { MailTokens } from '../delivery/mail-tokens';
import { ContactRepository } from '../persistence/contact.repository';
import { DeliveryRepository } from '../persistence/delivery.repository';
import { NotificationsDatabase } from '../persistence/notifications-database';
import { WebhookQueue } from '../persistence/webhook-queue';
import { EraseRecipientOnUserDeleted } from '../reactions/erase-recipient.on-user-deleted';
import { KeepContactOnUserRegistered } from '../reactions/keep-contact.on-user-registered';
import { SendNotificationOnNotificationRequested } from '../reactions/send-notification.on-notification-requested';

export function openDatabase(env: NodeJS.ProcessEnv): NotificationsDatabase {
  return new NotificationsDatabase(parseEnv(env, { database: databaseEnv('notifications') }).database);
}

const mailBox = new SecretBox({ secrets: ['a secret of at least 32 characters'] }, MAIL_TOKEN);

/** The reactions against the real database, with whatever channel. */
export function deliveriesThrough(channel: NotificationChannel, database: NotificationsDatabase) {
  const outbox = new Outbox(new Names(), new ServiceIdentity('notifications'));
  const events = jest.spyOn(outbox, 'add').mockResolvedValue();
  const repository = new DeliveryRepository(database);
  const tokens = new MailTokens(mailBox);
  const exclusive = new ExclusiveDelivery(repository, channel);
  const send = new SendNotificationOnNotificationRequested(channel, repository, tokens, outbox, exclusive);
  const contacts = new ContactRepository(database);
  const keepContact = new KeepContactOnUserRegistered(contacts);
  const eraseRecipient = new EraseRecipientOnUserDeleted(contacts, repository, new WebhookQueue(database));
  return {
    register: (userId: string, email: string) => {
      const event = received(UserRegistered, { userId, email, roles: ['customer' as const] });
      return database.transaction((tx) => keepContact.handle(event, tx));
    },
    deleteUser: (userId: string) => {
      const event = received(UserDeleted, { userId });
      return database.transaction((tx) => eraseRecipient.handle(event, tx));
    },
    /** One delivery of the request, as the runtime does it: outside and then inside of a transaction. */
    request: async (data: EventData<typeof NotificationRequested>) => {
      const event = received(NotificationRequested, data);
      const prepared = await send.prepare?.(event);
      await database.transaction((tx) => send.handle(event, tx, prepared));
    },
    eventsOf: (notificationId: string) =>
      events.mock.calls
        .flatMap(([, ...added]) => added)
        .filter(({ contract, data }) => contract.subject(data) === notificationId),
  };
}

export function orderConfirmed(recipient: { userId: string } | { email: string }) {
  return {
    notificationId: newId(),
    recipient,
    template: 'order-confirmed' as const,
    parameters: { orderId: newId() } as Record<string, string>,
  };
}

/** A mail with a token that only its reader may see, sealed as user-auth does it. */
export function resetPassword(email: string, token: string) {
  const notificationId = newId();
  return {
    notificationId,
    recipient: { email },
    template: 'reset-password' as const,
    parameters: { token: mailBox.seal(token, notificationId) },
  };
}

function received<Data>({ type }: EventContract, data: Data): ReceivedEvent<Data> {
  return { id: newId(), type, subject: '', time: new Date(), correlationId: newId(), data };
}
