import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule, inboxPurges } from '#libs/messaging';
import { PurgingModule } from '#libs/purging';
import { ReceiveWebhookHandler } from './commands/receive-webhook.handler';
import { paymentsConfig } from './payments.config';
import { PaymentList } from './persistence/payment-list';
import { PaymentRepository } from './persistence/payment-repository';
import { PaymentsDatabase } from './persistence/payments-database';
import { RefundRepository } from './persistence/refund-repository';
import { StubCharges } from './persistence/stub-charges';
import { StubRefunds } from './persistence/stub-refunds';
import { stubWebhookPurge } from './persistence/stub-webhook-purge';
import { StubWebhooks } from './persistence/stub-webhooks';
import { PaymentProviders } from './providers/payment-providers';
import { StubProvider } from './providers/stub/stub-provider';
import { StubSettings } from './providers/stub/stub-settings';
import { StubWebhookCodec } from './providers/stub/stub-webhook-codec';
import { StubWebhookSender } from './providers/stub/stub-webhook-sender';
import { ExportPersonalDataHandler } from './queries/export-personal-data.handler';
import { ListPaymentsOfOrderHandler } from './queries/list-payments-of-order.handler';
import { RefundPaymentOnRefundRequested } from './reactions/refund-payment.on-refund-requested';
import { TakePaymentOnPaymentRequested } from './reactions/take-payment.on-payment-requested';
import { VoidPaymentOnOrderCancelled } from './reactions/void-payment.on-order-cancelled';

const commands = [ReceiveWebhookHandler];
const queries = [ListPaymentsOfOrderHandler, ExportPersonalDataHandler];

const stub = [
  { provide: StubSettings, useValue: paymentsConfig.stub },
  StubCharges,
  StubRefunds,
  StubWebhooks,
  StubWebhookCodec,
  StubWebhookSender,
  StubProvider,
];

const providers = {
  provide: PaymentProviders,
  inject: [StubProvider],
  useFactory: (stubProvider: StubProvider) => new PaymentProviders([stubProvider]),
};

const reactions = [
  TakePaymentOnPaymentRequested,
  VoidPaymentOnOrderCancelled,
  RefundPaymentOnRefundRequested,
];

@Module({
  imports: [
    loggerModule(paymentsConfig.server),
    OpsModule,
    AuthModule.forService(paymentsConfig.tokens),
    MessagingModule.forService({
      service: 'payments',
      broker: paymentsConfig.broker,
      databaseConfig: paymentsConfig.database,
      database: PaymentsDatabase,
    }),
    PurgingModule.forService({
      intervalSeconds: paymentsConfig.retention.intervalSeconds,
      purges: [
        ...inboxPurges(paymentsConfig.retention.inboxDays),
        stubWebhookPurge(paymentsConfig.webhooks.retentionDays),
      ],
    }),
  ],
  controllers: [...commands, ...queries],
  providers: [...reactions, PaymentList, PaymentRepository, RefundRepository, ...stub, providers],
})
export class PaymentsModule {}
