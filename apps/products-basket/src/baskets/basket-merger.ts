import { Injectable } from '@nestjs/common';
import { requireVersion } from '#libs/common';
import type { IdempotentRequest } from '#libs/messaging';
import { StockLookup } from '../catalog/stock-lookup';
import { BasketFull, CurrencyMismatch, SameBasket } from '../domain/basket.errors';
import type { Basket } from '../domain/basket';
import { guestOf } from '../domain/basket-owner';
import { mergeBaskets } from '../domain/merge-baskets';
import type { StoredBasket } from '../persistence/stored-basket';
import { BasketChanges } from './basket-changes';
import { OpenBaskets } from './open-baskets';
import type { ChangeTerms } from './open-baskets';

/** Moves what one basket holds into another: both at once, so that nothing is in both, and nothing in none. */
@Injectable()
export class BasketMerger {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly changes: BasketChanges,
    private readonly stock: StockLookup,
  ) {}

  /** Into a basket of the customer, from another that is one of `owners`'. */
  merge(
    { basketId, fromBasketId }: { readonly basketId: string; readonly fromBasketId: string },
    customerId: string,
    owners: readonly string[],
    { expectedVersions, request }: ChangeTerms = {},
  ): Promise<StoredBasket> {
    if (fromBasketId === basketId) throw new SameBasket();
    return this.changes.apply(async () => {
      const [into, from] = await Promise.all([
        this.baskets.get(basketId, [customerId]),
        this.baskets.get(fromBasketId, owners, 'fromBasketId'),
      ]);
      requireVersion(into.version, expectedVersions);
      return this.changes.decision(into, await this.merged(into, from), { before: from });
    }, request);
  }

  /**
   * Makes a guest's basket the customer's: merged into the one they changed last. Where there is none, or none
   * that it fits into, it stays a basket of its own. Again, it changes nothing.
   */
  claim(guestBasketId: string, customerId: string, request?: IdempotentRequest): Promise<StoredBasket> {
    return this.changes.apply(async () => {
      const owners = [guestOf(guestBasketId), customerId];
      const guests = await this.baskets.get(guestBasketId, owners, 'Basket-Token');
      if (guests.ownerId === customerId) return { changes: [], basket: guests };
      const current = await this.baskets.current(customerId);
      const merged = current && (await this.mergedWhereItFits(current, guests));
      return merged
        ? this.changes.decision(current, merged, { before: guests })
        : this.changes.decision(guests, { ...guests, ownerId: customerId });
    }, request);
  }

  private async merged(into: Basket, from: Basket): Promise<Basket> {
    return mergeBaskets(into, from, await this.stock.of(from.lines.map(({ productId }) => productId)));
  }

  private async mergedWhereItFits(into: Basket, from: Basket): Promise<Basket | undefined> {
    try {
      return await this.merged(into, from);
    } catch (failure) {
      if (failure instanceof BasketFull || failure instanceof CurrencyMismatch) return undefined;
      throw failure;
    }
  }
}
