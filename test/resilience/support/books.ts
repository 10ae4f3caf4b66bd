export interface OrderRow {
  readonly id: string;
  readonly basketId: string;
  readonly status: string;
  readonly cancelReason: string | null;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly total: number;
  readonly refunds: readonly { readonly status: string }[];
}

export interface StockRow {
  readonly productId: string;
  readonly onHand: number;
  readonly reserved: number;
}

/** What the payment provider holds for an order. */
export interface ChargeRow {
  readonly orderId: string;
  readonly status: string;
  readonly amount: number;
  readonly refunds: readonly number[];
}

/** What all services and the provider have written down. */
export interface Books {
  readonly accepted: ReadonlySet<string>;
  readonly stocked: ReadonlyMap<string, number>;
  readonly orders: readonly OrderRow[];
  readonly stock: readonly StockRow[];
  readonly charges: readonly ChargeRow[];
  /** Subjects of the notifications that were sent. */
  readonly notices: readonly string[];
  /** Outboxes and queues that are not empty, and given-up messages. */
  readonly leftOver: readonly string[];
}

/** A promise that was not kept, or two books that disagree. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind;
  readonly text: string;
}

export type DiscrepancyKind =
  | 'lost'
  | 'double'
  | 'stuck'
  | 'paid twice'
  | 'not paid'
  | 'amount'
  | 'stock'
  | 'told twice'
  | 'not told'
  | 'left over';
