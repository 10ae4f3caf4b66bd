import { Injectable } from '@nestjs/common';
import { thaw } from '../domain/basket';
import { BasketNotFound } from '../domain/basket.errors';
import { atCurrentPrices } from '../domain/current-prices';
import type { CurrentProduct } from '../domain/current-prices';
import { BasketStore } from '../persistence/basket-store';
import { BasketChanges } from './basket-changes';

/** Gives a basket the catalog's names and prices, for its owner to see before they order. */
@Injectable()
export class BasketRepricer {
  constructor(
    private readonly store: BasketStore,
    private readonly changes: BasketChanges,
  ) {}

  /** For whoever holds the basket's claim: nobody else can be checking it out, so it may be thawed. */
  async reprice(basketId: string, products: readonly CurrentProduct[]): Promise<void> {
    await this.changes.apply(async () => {
      const before = await this.store.find(basketId);
      if (!before) throw new BasketNotFound();
      const after = atCurrentPrices(before, products);
      return after === before ? { changes: [], basket: before } : this.changes.decision(before, thaw(after));
    });
  }
}
