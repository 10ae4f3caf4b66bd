import { requireCaller } from '#libs/auth';
import { QueryHandler, type QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { permits } from '#contracts/kernel/permissions';
import { ListPaymentsOfOrder } from '#contracts/payments/queries/list-payments-of-order.v1';
import { PaymentList } from '../persistence/payment-list';

@QueryHandler(ListPaymentsOfOrder)
export class ListPaymentsOfOrderHandler {
  constructor(private readonly payments: PaymentList) {}

  handle(
    { orderId, limit, cursor }: InputOf<typeof ListPaymentsOfOrder>,
    context: QueryContext,
  ): Promise<OutputOf<typeof ListPaymentsOfOrder>> {
    const caller = requireCaller(context.caller);
    const userId = permits(caller, 'orders:read-any') ? undefined : caller.id;
    return this.payments.page({ orderId, userId }, limit, cursor);
  }
}
