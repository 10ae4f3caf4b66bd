import { randomBytes } from 'node:crypto';
import { newId } from '#libs/common';
import { Names, Outbox, ServiceIdentity, UnitOfWork, reactionName } from '#libs/messaging';
import type { AnyReactionHandler, ReceivedEvent } from '#libs/messaging';
import type { EventContract } from '#contracts/kernel/define-event';
import { ReceiveWebhookHandler } from '../commands/receive-webhook.handler';
import { PaymentList } from '../persistence/payment-list';
import { PaymentRepository } from '../persistence/payment-repository';
import { RefundRepository } from '../persistence/refund-repository';
import { StubCharges } from '../persistence/stub-charges';
import { StubRefunds } from '../persistence/stub-refunds';
import { StubWebhooks } from '../persistence/stub-webhooks';
import type { IncomingWebhook } from '../providers/payment-provider';
import { PaymentProviders } from '../providers/payment-providers';
import { StubProvider } from '../providers/stub/stub-provider';
import type { StubSettings } from '../providers/stub/stub-settings';
import { StubWebhookCodec } from '../providers/stub/stub-webhook-codec';
import { StubWebhookSender } from '../providers/stub/stub-webhook-sender';
import { ExportPersonalDataHandler } from '../queries/export-personal-data.handler';
import { ListPaymentsOfOrderHandler } from '../queries/list-payments-of-order.handler';
import { RefundPaymentOnRefundRequested } from '../reactions/refund-payment.on-refund-requested';
import { TakePaymentOnPaymentRequested } from '../reactions/take-payment.on-payment-requested';
import { VoidPaymentOnOrderCancelled } from '../reactions/void-payment.on-order-cancelled';
import { openTestDatabase } from './test-database';

const AN_HOUR_MS = 3_600_000;

/** The payments service on a real database, without a broker. Pending charges stay so until a test says otherwise. */
export async function paymentsFixture(
  env: Readonly<Record<string, string | undefined>>,
  { webhookUrl = 'http://127.0.0.1:9/unused', webhookDelayMs = AN_HOUR_MS } = {},
) {
  const { database, drop } = await openTestDatabase(env);
  const settings: StubSettings = {
    webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
    webhookUrl,
    webhookDelayMs,
  };
  const codec = new StubWebhookCodec(settings);
  const webhooks = new StubWebhooks(database);
  const stub = new StubProvider(new StubCharges(database), new StubRefunds(database), codec, settings);
  const providers = new PaymentProviders([stub]);
  const payments = new PaymentRepository(database);
  const outbox = new Outbox(new Names(), new ServiceIdentity('payments'));
  const unitOfWork = new UnitOfWork(database, outbox, withoutRelay);

  return {
    database,
    close: drop,
    codec,
    webhooks,
    stub,
    sender: new StubWebhookSender(webhooks, codec, settings),
    receiveWebhook: new ReceiveWebhookHandler(providers, payments, unitOfWork, outbox),
    takePayment: new TakePaymentOnPaymentRequested(payments, providers, outbox),
    voidPayment: new VoidPaymentOnOrderCancelled(payments, providers, outbox),
    refundPayment: new RefundPaymentOnRefundRequested(
      new RefundRepository(database, payments),
      providers,
      outbox,
    ),

    listPayments: new ListPaymentsOfOrderHandler(new PaymentList(database)),
    exportPersonalData: new ExportPersonalDataHandler(new PaymentList(database)),

    /** Delivers an event as the broker's consumer does: prepare, then inbox and handler in one transaction. */
    async deliver<Prepared>(reaction: AnyReactionHandler, event: ReceivedEvent): Promise<void> {
      const prepared = (await reaction.prepare?.(event)) as Prepared;
      const consumer = reactionName(reaction.constructor.name);
      await database.transaction(async (tx) => {
        const first = await tx.$executeRaw`
          INSERT INTO inbox (consumer, message_id) VALUES (${consumer}, ${event.id}) ON CONFLICT DO NOTHING`;
        if (first === 1) await reaction.handle(event, tx, prepared);
      });
    },

    /** Lets the stub capture a pending charge now; the webhook that says so. */
    async webhookAbout(reference: string): Promise<IncomingWebhook> {
      await database.client.stubCharge.update({ where: { reference }, data: { settlesAt: new Date(0) } });
      await webhooks.captureDue();
      const row = await database.client.stubWebhook.findFirstOrThrow({ where: { charge: { reference } } });
      return codec.encode({ ...row, reference }, new Date());
    },

    /** What was said about an order, in order. */
    async eventsOf(orderId: string): Promise<string[]> {
      const rows = await database.client.outboxMessage.findMany({
        where: { envelope: { path: ['subject'], equals: orderId } },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => row.routingKey);
    },

    paymentOf: (orderId: string) => database.client.payment.findUniqueOrThrow({ where: { orderId } }),
    chargesOf: (reference: string) => database.client.stubCharge.findMany({ where: { reference } }),
  };
}

export type PaymentsFixture = Awaited<ReturnType<typeof paymentsFixture>>;

/** An event of the contract as a reaction receives it. */
export function received<Contract extends EventContract>(
  contract: Contract,
  data: Parameters<Contract['of']>[0],
): ReceivedEvent<typeof data> {
  const subject = contract.subject(data);
  return { id: newId(), type: contract.type, subject, time: new Date(), correlationId: subject, data };
}

const withoutRelay = { wake: () => undefined } as ConstructorParameters<typeof UnitOfWork>[2];
