import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule } from '#libs/messaging';
import { chooseChannel } from './channels/choose-channel';
import { NotificationChannel } from './channels/notification-channel';
import { ExclusiveDelivery } from './delivery/exclusive-delivery';
import { notificationsConfig } from './notifications.config';
import { ContactRepository } from './persistence/contact.repository';
import { DeliveryRepository } from './persistence/delivery.repository';
import { NotificationList } from './persistence/notification-list';
import { NotificationsDatabase } from './persistence/notifications-database';
import { ListNotificationsHandler } from './queries/list-notifications.handler';
import { EraseRecipientOnUserDeleted } from './reactions/erase-recipient.on-user-deleted';
import { KeepContactOnUserRegistered } from './reactions/keep-contact.on-user-registered';
import { SendNotificationOnNotificationRequested } from './reactions/send-notification.on-notification-requested';

const { server, broker, database, tokens, mail } = notificationsConfig;

const queries = [ListNotificationsHandler];
const reactions = [
  KeepContactOnUserRegistered,
  SendNotificationOnNotificationRequested,
  EraseRecipientOnUserDeleted,
];

@Module({
  imports: [
    loggerModule(server),
    OpsModule,
    AuthModule.forService(tokens),
    MessagingModule.forService({
      service: 'notifications',
      broker,
      databaseConfig: database,
      database: NotificationsDatabase,
    }),
  ],
  controllers: [...queries],
  providers: [
    ...reactions,
    { provide: NotificationChannel, useFactory: () => chooseChannel(mail) },
    ExclusiveDelivery,
    DeliveryRepository,
    ContactRepository,
    NotificationList,
  ],
})
export class NotificationsModule {}
