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

/** Everything in which the books disagree, with each other or with what was promised to customers. */
export function discrepancies(books: Books): string[] {
  return [
    ...books.leftOver,
    ...acceptance(books),
    ...books.orders.flatMap((order) => [...settlement(order), ...money(order, books), ...news(order, books)]),
    ...stock(books),
  ];
}

function acceptance({ accepted, orders }: Books): string[] {
  const known = new Set(orders.map(({ id }) => id));
  const baskets = new Set(orders.map(({ basketId }) => basketId));
  return [
    ...[...accepted].filter((id) => !known.has(id)).map((id) => `order ${id} was accepted and is lost`),
    ...[...known].filter((id) => !accepted.has(id)).map((id) => `order ${id} was never accepted`),
    ...(baskets.size < orders.length ? ['a basket became two orders'] : []),
  ];
}

function settlement({ id, status, cancelReason }: OrderRow): string[] {
  if (cancelReason === 'EXPIRED') return [`order ${id} lost a message and expired`];
  return status === 'CONFIRMED' || status === 'CANCELLED' ? [] : [`order ${id} is ${status}`];
}

function money({ id, status, total, refunds }: OrderRow, books: Books): string[] {
  const charges = books.charges.filter(({ orderId }) => orderId === id);
  const captured = charges.filter((charge) => charge.status === 'CAPTURED');
  const open = charges.filter((charge) => !['CAPTURED', 'DECLINED', 'VOIDED'].includes(charge.status));
  const wrong = captured.filter(({ amount }) => amount !== total);
  const kept = captured.filter((charge) => charge.refunds.length === 0);
  const twice = captured.filter((charge) => charge.refunds.length > 1);
  return [
    ...open.map((charge) => `order ${id} has a charge that is ${charge.status}`),
    ...wrong.map(({ amount }) => `order ${id} of ${total} was charged ${amount}`),
    ...twice.map(() => `order ${id} was refunded twice`),
    ...(kept.length === (status === 'CONFIRMED' ? 1 : 0)
      ? []
      : [`order ${id} is ${status} and was paid ${kept.length} times`]),
    ...captured.flatMap((charge) =>
      charge.refunds
        .filter((refund) => refund !== charge.amount)
        .map(() => `order ${id} was refunded in part`),
    ),
    ...refunds.filter((refund) => refund.status !== 'PAID').map(() => `order ${id} waits for a refund`),
  ];
}

function news({ id, status }: OrderRow, { notices }: Books): string[] {
  const times = (end: string) => notices.filter((subject) => subject === `Your order ${id} is ${end}`).length;
  const confirmed = times('confirmed');
  const cancelled = times('cancelled');
  // A confirmed order may be cancelled afterwards: then its customer heard of both.
  const right =
    status === 'CONFIRMED' ? confirmed === 1 && cancelled === 0 : confirmed <= 1 && cancelled === 1;
  return right ? [] : [`order ${id} is ${status}; its customer heard ${confirmed} + ${cancelled} times`];
}

function stock({ stocked, stock: rows, orders }: Books): string[] {
  const sold = new Map<string, number>();
  for (const { status, lines } of orders) {
    if (status !== 'CONFIRMED') continue;
    for (const { productId, quantity } of lines) sold.set(productId, (sold.get(productId) ?? 0) + quantity);
  }
  return rows.flatMap(({ productId, onHand, reserved }) => {
    const expected = (stocked.get(productId) ?? 0) - (sold.get(productId) ?? 0);
    return onHand === expected && reserved === 0
      ? []
      : [`${productId} has ${onHand} pieces, ${reserved} reserved, and should have ${expected}`];
  });
}
