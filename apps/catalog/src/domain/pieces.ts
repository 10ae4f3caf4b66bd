/** How many pieces of one product. */
export interface Pieces {
  readonly productId: string;
  readonly quantity: number;
}

/** One entry a product: lines that name the same product add up. */
export function piecesOf(lines: readonly Pieces[]): Pieces[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}
