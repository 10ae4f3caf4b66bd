import { CommandHandler, Outbox, UnitOfWork } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ReceiveWebhook } from '#contracts/payments/commands/receive-webhook.v1';
import { settle } from '../domain/payment';
import { PaymentRepository } from '../persistence/payment-repository';
import type { ChargeNews } from '../providers/payment-provider';
import { PaymentProviders } from '../providers/payment-providers';
import { WebhookPayloadInvalid } from '../providers/provider.errors';

// Anyone may call this: the transaction is opened after the signature has been verified.
@CommandHandler(ReceiveWebhook, { transaction: 'none' })
export class ReceiveWebhookHandler {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly payments: PaymentRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  async handle({
    provider,
    ...webhook
  }: InputOf<typeof ReceiveWebhook>): Promise<OutputOf<typeof ReceiveWebhook>> {
    const news = await this.providers.named(provider).parseWebhook(webhook);
    if (news) await this.unitOfWork.runRaw((tx) => this.record(tx, news));
    return { received: true };
  }

  // A webhook that comes again finds its news recorded and changes nothing.
  private async record(tx: RawTx, { reference, result }: ChargeNews): Promise<void> {
    const payment = await this.payments.lock(tx, reference);
    if (!payment) throw new WebhookPayloadInvalid(`there is no payment ${reference}`);
    const events = await this.payments.change(tx, payment, (current) => settle(current, result));
    await this.outbox.add(tx, ...events);
  }
}
