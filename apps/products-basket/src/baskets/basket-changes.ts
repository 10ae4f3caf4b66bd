import { Injectable } from '@nestjs/common';
import type { IdempotentRequest } from '#libs/messaging';
import type { Basket } from '../domain/basket';
import { BasketBusy } from '../domain/basket.errors';
import { BasketStore } from '../persistence/basket-store';
import type { BasketChange } from '../persistence/basket-store';
import type { StoredBasket } from '../persistence/stored-basket';

/** Each failed attempt is somebody else's success, so this is how many may change one basket at once. */
const MAX_ATTEMPTS = 200;

export interface Decision {
  readonly changes: readonly BasketChange[];
  /** What the sender is answered. */
  readonly basket: StoredBasket;
}

/** Makes decisions about baskets happen: whole, and once for each idempotency key. */
@Injectable()
export class BasketChanges {
  constructor(private readonly store: BasketStore) {}

  /** What the first request with the key came to; where there was none, what the work comes to. */
  async once(
    request: IdempotentRequest | undefined,
    work: () => Promise<StoredBasket>,
  ): Promise<StoredBasket> {
    return (request && (await this.store.recall(request))) ?? work();
  }

  /** Decides again, on what is there by then, until nobody came in between; or until another had the same key. */
  async apply(decide: () => Promise<Decision>, request?: IdempotentRequest): Promise<StoredBasket> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { changes, basket } = await decide();
      const result = await this.store.commit(changes, request && { request, basket });
      if (result === 'committed') return basket;
      if (result !== 'outdated') return result;
    }
    throw new BasketBusy();
  }

  /** From what was read to what is to be, and what of other baskets belongs to it. */
  decision(before: StoredBasket | undefined, after: Basket, ...others: BasketChange[]): Decision {
    const basket = this.store.next(before, after);
    return { changes: [{ before, after: basket }, ...others], basket };
  }
}
