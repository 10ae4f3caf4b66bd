import type { HistoryEntry } from './order-history';
import type { OrderState, Refund } from './order-state';

type Told = Omit<HistoryEntry, 'sequence' | 'status'> & { readonly status?: HistoryEntry['status'] };

/** An order's state as it changes, and what its timeline has to say of each change. */
export class OrderRecord {
  #state: OrderState;
  readonly #news: HistoryEntry[] = [];

  constructor(state: OrderState) {
    this.#state = state;
  }

  get state(): OrderState {
    return this.#state;
  }

  /** What has been told since the order was loaded. */
  get news(): readonly HistoryEntry[] {
    return this.#news;
  }

  change(change: Partial<OrderState>, now: Date): void {
    this.#state = { ...this.#state, ...change, updatedAt: now, version: this.#state.version + 1 };
  }

  /** Refunds belong to the change that asks for them. */
  addRefunds(refunds: readonly Refund[]): void {
    this.#state = { ...this.#state, refunds: [...this.#state.refunds, ...refunds] };
  }

  /** Belongs to the change that ends the order. */
  forgetCustomer(): void {
    this.#state = { ...this.#state, customerId: undefined, shippingAddress: undefined };
  }

  tell(entry: Told): void {
    const sequence = this.#state.steps + 1;
    this.#news.push({ status: this.#state.status, ...entry, sequence });
    this.#state = { ...this.#state, steps: sequence };
  }
}
