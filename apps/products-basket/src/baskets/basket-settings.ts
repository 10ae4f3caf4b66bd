/** What the operator decides about baskets; given by the module, so that no handler reads the environment. */
export abstract class BasketSettings {
  /** Seconds after its last change at which a basket is forgotten. */
  abstract readonly ttlSeconds: number;
  /** The currency of an empty basket's total. */
  abstract readonly defaultCurrency: string;
}
