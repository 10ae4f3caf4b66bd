import { Injectable } from '@nestjs/common';
import { requireVersion } from '#libs/common';
import type { IdempotentRequest } from '#libs/messaging';
import { thaw } from '../domain/basket';
import type { Basket } from '../domain/basket';
import { BasketCheckedOut, BasketNotFound } from '../domain/basket.errors';
import { BasketIndex } from '../persistence/basket-index';
import { BasketStore } from '../persistence/basket-store';
import { CheckoutRepository } from '../persistence/checkout-repository';
import type { StoredBasket } from '../persistence/stored-basket';
import { BasketChanges } from './basket-changes';

/** What a change is bound to. */
export interface ChangeTerms {
  /** The versions of the basket that the change is meant for; any where not said. */
  readonly expectedVersions?: readonly number[];
  readonly request?: IdempotentRequest;
}

/** An entry of the index can be a moment ahead of its basket: some more are looked at. */
const CANDIDATES = 5;

/** The baskets that their owners may still change. */
@Injectable()
export class OpenBaskets {
  constructor(
    private readonly store: BasketStore,
    private readonly index: BasketIndex,
    private readonly changes: BasketChanges,
    private readonly checkouts: CheckoutRepository,
  ) {}

  /** Throws BASKET_NOT_FOUND where it is unknown or another's, BASKET_CHECKED_OUT where it is an order. */
  async get(id: string, owners: readonly string[], field = 'basketId'): Promise<StoredBasket> {
    const basket = await this.store.find(id);
    if (!basket || !owners.includes(basket.ownerId)) throw new BasketNotFound(field);
    if (!basket.frozen) return basket;
    await this.reopen(basket);
    return this.get(id, owners, field);
  }

  /** The customer's basket that was changed last. */
  async current(ownerId: string): Promise<StoredBasket | undefined> {
    const candidates = await this.index.newest(ownerId, CANDIDATES);
    const [current] = await this.findAll(
      ownerId,
      candidates.map(({ id }) => id),
    );
    return current;
  }

  /** Those of the baskets that are the customer's and open. */
  async findAll(ownerId: string, ids: readonly string[]): Promise<StoredBasket[]> {
    const baskets = await Promise.all(ids.map((id) => this.store.find(id)));
    return baskets.filter((basket) => basket?.ownerId === ownerId && !basket.frozen) as StoredBasket[];
  }

  create(basket: Basket, request?: IdempotentRequest): Promise<StoredBasket> {
    return this.changes.apply(() => Promise.resolve(this.changes.decision(undefined, basket)), request);
  }

  update(
    id: string,
    owners: readonly string[],
    decide: (basket: Basket) => Basket,
    { expectedVersions, request }: ChangeTerms = {},
  ): Promise<StoredBasket> {
    return this.changes.apply(async () => {
      const before = await this.get(id, owners);
      requireVersion(before.version, expectedVersions);
      return this.changes.decision(before, decide(before));
    }, request);
  }

  /** Returns what was in it. */
  delete(
    id: string,
    owners: readonly string[],
    { expectedVersions }: ChangeTerms = {},
  ): Promise<StoredBasket> {
    return this.changes.apply(async () => {
      const before = await this.get(id, owners);
      requireVersion(before.version, expectedVersions);
      return { changes: [{ before }], basket: before };
    });
  }

  // A basket is frozen before its check-out commits. Where that never happened, it is its owner's again.
  private async reopen(basket: StoredBasket): Promise<void> {
    const open = await this.checkouts.whileNotCheckedOut(basket.id, basket.ownerId, async () => {
      await this.store.replace(basket, thaw(basket));
    });
    if (!open) throw new BasketCheckedOut();
  }
}
