import type { Account } from '../world/account';
import type { Person } from '../world/person';

export interface PricedProduct {
  readonly id: string;
  readonly price: number;
}

/** Who goes through a journey, with those whom it takes besides. */
export interface Shopper {
  readonly account: Account;
  readonly staff: Person;
  readonly products: readonly PricedProduct[];
}

/** An order as it must be. */
export interface KnownOrder {
  readonly id: string;
  readonly total: number;
  readonly captured: number;
  status: 'CONFIRMED' | 'CANCELLED' | 'SHIPPED';
  /** What has gone back, or is on its way. */
  refunded: number;
  street: string;
}

/** What a customer must find, as long as all works. */
export interface Expectations {
  basket?: { readonly id: string; readonly pieces: Map<PricedProduct, number> };
  readonly orders: KnownOrder[];
}

export function totalOf(pieces: ReadonlyMap<PricedProduct, number>): number {
  return [...pieces].reduce((sum, [{ price }, quantity]) => sum + price * quantity, 0);
}
