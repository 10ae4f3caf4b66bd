import { Injectable } from '@nestjs/common';
import { mergeBaskets, thaw } from '../domain/basket';
import type { Basket } from '../domain/basket';
import { BasketBusy, BasketCheckedOut, BasketNotFound } from '../domain/basket.errors';
import { BasketStore } from '../persistence/basket-store';
import type { BasketChange } from '../persistence/basket-store';
import { CheckoutRepository } from '../persistence/checkout-repository';
import type { StoredBasket } from '../persistence/stored-basket';

/** Each failed attempt is somebody else's success, so this is how many may change one basket at once. */
const MAX_ATTEMPTS = 200;

/** The baskets that their owners may still change. */
@Injectable()
export class OpenBaskets {
  constructor(
    private readonly store: BasketStore,
    private readonly checkouts: CheckoutRepository,
  ) {}

  /** Throws BASKET_NOT_FOUND where it is unknown or another's, BASKET_CHECKED_OUT where it is an order. */
  async get(id: string, ownerId: string, field = 'basketId'): Promise<StoredBasket> {
    const basket = await this.store.find(id);
    if (basket?.ownerId !== ownerId) throw new BasketNotFound(field);
    if (!basket.frozen) return basket;
    await this.reopen(basket);
    return this.get(id, ownerId, field);
  }

  create(basket: Basket): Promise<StoredBasket> {
    return this.commit(() => Promise.resolve([this.change(undefined, basket)]));
  }

  update(id: string, ownerId: string, decide: (basket: Basket) => Basket): Promise<StoredBasket> {
    return this.commit(async () => {
      const before = await this.get(id, ownerId);
      return [this.change(before, decide(before))];
    });
  }

  /** Both at once: nothing is in both baskets, nothing in none. */
  merge(id: string, fromId: string, ownerId: string): Promise<StoredBasket> {
    return this.commit(async () => {
      const [into, from] = await Promise.all([
        this.get(id, ownerId),
        this.get(fromId, ownerId, 'fromBasketId'),
      ]);
      return [this.change(into, mergeBaskets(into, from)), { before: from }];
    });
  }

  async delete(id: string, ownerId: string): Promise<void> {
    await this.commit(async () => [{ before: await this.get(id, ownerId), after: undefined }]);
  }

  /** Decides again, on what is there by then, until nobody came in between. Returns the first basket. */
  private async commit<After extends StoredBasket | undefined>(
    decide: () => Promise<[BasketChange & { after: After }, ...BasketChange[]]>,
  ): Promise<After> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const changes = await decide();
      if (await this.store.commit(...changes)) return changes[0].after;
    }
    throw new BasketBusy();
  }

  private change(before: StoredBasket | undefined, after: Basket) {
    return { before, after: this.store.next(before, after) };
  }

  // A basket is frozen before its check-out commits. Where that never happened, it is its owner's again.
  private async reopen(basket: StoredBasket): Promise<void> {
    const open = await this.checkouts.whileNotCheckedOut(basket.id, basket.ownerId, async () => {
      await this.store.commit(this.change(basket, thaw(basket)));
    });
    if (!open) throw new BasketCheckedOut();
  }
}
