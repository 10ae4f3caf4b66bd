import { Module } from '@nestjs/common';
import { AuthModule, SecretBox } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule, inboxPurges } from '#libs/messaging';
import { PurgingModule } from '#libs/purging';
import { MAIL_TOKEN } from '#contracts/notifications/notification';
import { chooseChannel } from './channels/choose-channel';
import { NotificationChannel } from './channels/notification-channel';
import { ChangeWebhookHandler } from './commands/change-webhook.handler';
import { CreateWebhookHandler } from './commands/create-webhook.handler';
import { DeleteWebhookHandler } from './commands/delete-webhook.handler';
import { RedeliverWebhookHandler } from './commands/redeliver-webhook.handler';
import { RotateWebhookSecretHandler } from './commands/rotate-webhook-secret.handler';
import { TestWebhookHandler } from './commands/test-webhook.handler';
import { ExclusiveDelivery } from './delivery/exclusive-delivery';
import { MailTokens } from './delivery/mail-tokens';
import { notificationsConfig } from './notifications.config';
import { ContactRepository } from './persistence/contact.repository';
import { DeliveryRepository } from './persistence/delivery.repository';
import { NotificationList } from './persistence/notification-list';
import { notificationPurges } from './persistence/notification-purges';
import { NotificationsDatabase } from './persistence/notifications-database';
import { WebhookDeliveryLog } from './persistence/webhook-delivery-log';
import { webhookDeliveryPurge } from './persistence/webhook-delivery-purge';
import { WebhookQueue } from './persistence/webhook-queue';
import { WebhookQueueState } from './persistence/webhook-queue-state';
import { WebhookRepository } from './persistence/webhook.repository';
import { ExportPersonalDataHandler } from './queries/export-personal-data.handler';
import { GetWebhookHandler } from './queries/get-webhook.handler';
import { ListNotificationsHandler } from './queries/list-notifications.handler';
import { ListWebhookDeliveriesHandler } from './queries/list-webhook-deliveries.handler';
import { ListWebhooksHandler } from './queries/list-webhooks.handler';
import { EraseRecipientOnUserDeleted } from './reactions/erase-recipient.on-user-deleted';
import { KeepContactOnUserRegistered } from './reactions/keep-contact.on-user-registered';
import { QueueWebhooksOnOrderCancelled } from './reactions/queue-webhooks.on-order-cancelled';
import { QueueWebhooksOnOrderConfirmed } from './reactions/queue-webhooks.on-order-confirmed';
import { QueueWebhooksOnOrderDelivered } from './reactions/queue-webhooks.on-order-delivered';
import { QueueWebhooksOnOrderPlaced } from './reactions/queue-webhooks.on-order-placed';
import { QueueWebhooksOnOrderShipped } from './reactions/queue-webhooks.on-order-shipped';
import { QueueWebhooksOnPaymentCaptured } from './reactions/queue-webhooks.on-payment-captured';
import { QueueWebhooksOnPaymentRefunded } from './reactions/queue-webhooks.on-payment-refunded';
import { SendNotificationOnNotificationRequested } from './reactions/send-notification.on-notification-requested';
import { WebhookAttempt } from './webhooks/webhook-attempt';
import { WebhookClient } from './webhooks/webhook-client';
import { WebhookGauges } from './webhooks/webhook-gauges';
import { WEBHOOK_SECRET, WebhookSecrets } from './webhooks/webhook-secrets';
import { WebhookSender } from './webhooks/webhook-sender';
import { WebhookSettings } from './webhooks/webhook-settings';
import { WebhookUrls } from './webhooks/webhook-urls';

const { server, broker, database, tokens, encryption, mail, retention, deliveryLog, webhooks } =
  notificationsConfig;

const commands = [
  CreateWebhookHandler,
  ChangeWebhookHandler,
  DeleteWebhookHandler,
  RotateWebhookSecretHandler,
  TestWebhookHandler,
  RedeliverWebhookHandler,
];
const queries = [
  ListNotificationsHandler,
  ExportPersonalDataHandler,
  ListWebhooksHandler,
  GetWebhookHandler,
  ListWebhookDeliveriesHandler,
];
const reactions = [
  KeepContactOnUserRegistered,
  SendNotificationOnNotificationRequested,
  EraseRecipientOnUserDeleted,
  QueueWebhooksOnOrderPlaced,
  QueueWebhooksOnOrderConfirmed,
  QueueWebhooksOnOrderCancelled,
  QueueWebhooksOnOrderShipped,
  QueueWebhooksOnOrderDelivered,
  QueueWebhooksOnPaymentCaptured,
  QueueWebhooksOnPaymentRefunded,
];
const sendingWebhooks = [
  { provide: WebhookSettings, useValue: webhooks },
  {
    provide: WebhookSecrets,
    useFactory: () => new WebhookSecrets(new SecretBox(encryption, WEBHOOK_SECRET)),
  },
  { provide: WebhookClient, useFactory: () => new WebhookClient(webhooks.rules) },
  { provide: WebhookUrls, useFactory: () => new WebhookUrls(webhooks.rules) },
  WebhookRepository,
  WebhookDeliveryLog,
  WebhookQueue,
  WebhookQueueState,
  WebhookAttempt,
  WebhookSender,
  WebhookGauges,
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
      purges: [
        ...inboxPurges(retention.inboxDays),
        ...notificationPurges(deliveryLog),
        webhookDeliveryPurge(webhooks.retentionDays),
      ],
    }),
  ],
  controllers: [...commands, ...queries],
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
    ...sendingWebhooks,
  ],
})
export class NotificationsModule {}
