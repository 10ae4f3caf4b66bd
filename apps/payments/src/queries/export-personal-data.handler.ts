import { requireCaller } from '#libs/auth';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ExportPersonalData } from '#contracts/payments/queries/export-personal-data.v1';
import { PaymentList } from '../persistence/payment-list';

@QueryHandler(ExportPersonalData)
export class ExportPersonalDataHandler {
  constructor(private readonly payments: PaymentList) {}

  handle(
    { limit, cursor }: InputOf<typeof ExportPersonalData>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ExportPersonalData>> {
    return this.payments.page({ userId: requireCaller(caller).id }, limit, cursor);
  }
}
