import { Module } from '@nestjs/common';
import { AuthModule, SecretBox } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule, inboxPurges } from '#libs/messaging';
import { PurgingModule } from '#libs/purging';
import { MAIL_TOKEN } from '#contracts/notifications/notification';
import { chooseChannel } from './channels/choose-channel';
import { NotificationChannel } from './channels/notification-channel';
import { ExclusiveDelivery } from './delivery/exclusive-delivery';
import { MailTokens } from './delivery/mail-tokens';
import { notificationsConfig } from './notifications.config';
import { ContactRepository } from './persistence/contact.repository';
import { DeliveryRepository } from './persistence/delivery.repository';
import { NotificationList } from './persistence/notification-list';
import { notificationPurges } from './persistence/notification-purges';
import { NotificationsDatabase } from './persistence/notifications-database';
import { ExportPersonalDataHandler } from './queries/export-personal-data.handler';
import { ListNotificationsHandler } from './queries/list-notifications.handler';
import { EraseRecipientOnUserDeleted } from './reactions/erase-recipient.on-user-deleted';
import { KeepContactOnUserRegistered } from './reactions/keep-contact.on-user-registered';
import { SendNotificationOnNotificationRequested } from './reactions/send-notification.on-notification-requested';

const { server, broker, database, tokens, encryption, mail, retention, deliveryLog } = notificationsConfig;

const queries = [ListNotificationsHandler, ExportPersonalDataHandler];
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
    PurgingModule.forService({
      intervalSeconds: retention.intervalSeconds,
      purges: [...inboxPurges(retention.inboxDays), ...notificationPurges(deliveryLog)],
    }),
  ],
  controllers: [...queries],
  providers: [
    ...reactions,
    { provide: NotificationChannel, useFactory: () => chooseChannel(mail) },
    {
      provide: MailTokens,
      useFactory: () => new MailTokens(new SecretBox(encryption, MAIL_TOKEN), mail.shopUrl),
    },
    ExclusiveDelivery,
    DeliveryRepository,
    ContactRepository,
    NotificationList,
  ],
})
export class NotificationsModule {}
