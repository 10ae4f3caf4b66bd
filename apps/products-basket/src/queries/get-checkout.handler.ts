import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetCheckout } from '#contracts/basket/queries/get-checkout.v1';
import { permits } from '#contracts/kernel/permissions';
import { OrderNotFound } from '../domain/checkout.errors';
import { CheckoutRepository } from '../persistence/checkout-repository';
import { submittedOrder } from '../views/submitted-order';

@QueryHandler(GetCheckout)
export class GetCheckoutHandler {
  constructor(private readonly checkouts: CheckoutRepository) {}

  async handle(
    { orderId }: InputOf<typeof GetCheckout>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof GetCheckout>> {
    const reader = requireCaller(caller);
    const checkout = await this.checkouts.find(orderId);
    const visible = checkout?.snapshot.userId === reader.id || permits(reader, 'orders:read-any');
    if (!checkout || !visible) throw new OrderNotFound();
    return submittedOrder(checkout);
  }
}
