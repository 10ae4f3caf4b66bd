import type { Pieces } from './pieces';

export interface Shortage {
  readonly productId: string;
  readonly requested: number;
  /** Pieces for sale; none where the product is unknown or removed. */
  readonly available: number;
}

/** What is missing to set all pieces aside, given what is for sale of each product. */
export function shortagesOf(pieces: readonly Pieces[], forSale: ReadonlyMap<string, number>): Shortage[] {
  return pieces
    .map(({ productId, quantity }) => ({
      productId,
      requested: quantity,
      available: forSale.get(productId) ?? 0,
    }))
    .filter(({ requested, available }) => available < requested);
}
