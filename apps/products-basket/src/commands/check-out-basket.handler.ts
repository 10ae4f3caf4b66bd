import { requireCaller } from '#libs/auth';
import { newId } from '#libs/common';
import { CommandHandler, Outbox } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import { BasketRepricer } from '../baskets/basket-repricer';
import { freeze } from '../domain/basket';
import { BasketBusy, BasketChanged, BasketNotFound } from '../domain/basket.errors';
import { checkOut } from '../domain/checkout';
import { priceChanges } from '../domain/current-prices';
import { ProductsGone } from '../domain/product.errors';
import { BasketStore } from '../persistence/basket-store';
import { CheckoutRepository } from '../persistence/checkout-repository';

const MAX_ATTEMPTS = 20;

/**
 * Three steps make what is ordered one snapshot of the basket: claim the basket in PostgreSQL, freeze it in
 * Redis as it was read, commit. Whoever finds it frozen without a committed check-out may thaw it under the
 * same claim (OpenBaskets), so a crash after any step leaves either an order or a basket, never both or none.
 */
@CommandHandler(CheckOutBasket, { transaction: 'raw' })
export class CheckOutBasketHandler {
  constructor(
    private readonly store: BasketStore,
    private readonly checkouts: CheckoutRepository,
    private readonly repricer: BasketRepricer,
    private readonly outbox: Outbox,
  ) {}

  async handle(
    input: InputOf<typeof CheckOutBasket>,
    { caller, tx }: CommandContext<RawTx>,
  ): Promise<OutputOf<typeof CheckOutBasket>> {
    const owner = requireCaller(caller);
    const orderId = newId();
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const basket = await this.store.find(input.basketId);
      if (basket?.ownerId !== owner.id) return submitted(await this.earlier(tx, input.basketId, owner.id));
      const snapshot = checkOut(basket, orderId, input);
      const submission = await this.checkouts.submit(tx, snapshot);
      const { orderId: winner, goneProducts, changedProducts, userDeleted } = submission;
      if (userDeleted) throw new BasketNotFound();
      if (winner !== orderId) return submitted(winner);
      if (goneProducts.length > 0) throw new ProductsGone(goneProducts);
      const changes = priceChanges(basket, changedProducts);
      if (changedProducts.length > 0) await this.repricer.reprice(basket.id, changedProducts);
      if (changes.length > 0) throw new BasketChanged(changes);
      // Where only names have changed, the next attempt orders under the new ones.
      if (changedProducts.length > 0) continue;
      if (await this.store.replace(basket, freeze(basket))) {
        await this.outbox.add(tx, BasketCheckedOut.of(snapshot));
        return submitted(orderId);
      }
    }
    throw new BasketBusy();
  }

  private async earlier(tx: RawTx, basketId: string, ownerId: string): Promise<string> {
    const orderId = await this.checkouts.findOrderId(tx, basketId, ownerId);
    if (orderId === undefined) throw new BasketNotFound();
    return orderId;
  }
}

function submitted(id: string): OutputOf<typeof CheckOutBasket> {
  return { id, status: 'SUBMITTED' };
}
