import type { Books, ChargeRow, Discrepancy, DiscrepancyKind, OrderRow } from './books';

const CLOSED = ['CAPTURED', 'DECLINED', 'VOIDED'];

/** Everything in which the books disagree, with each other or with what was promised to customers. */
export function discrepancies(books: Books): Discrepancy[] {
  const charges = Map.groupBy(books.charges, ({ orderId }) => orderId);
  const notices = Map.groupBy(books.notices, (subject) => subject);
  return [
    ...all('left over', books.leftOver),
    ...acceptance(books),
    ...books.orders.flatMap((order) => [
      ...settlement(order),
      ...money(order, charges.get(order.id) ?? []),
      ...news(order, (subject) => notices.get(subject)?.length ?? 0),
    ]),
    ...all('stock', stock(books)),
  ];
}

function acceptance({ accepted, orders }: Books): Discrepancy[] {
  const known = new Set(orders.map(({ id }) => id));
  const baskets = new Set(orders.map(({ basketId }) => basketId));
  const lost = [...accepted].filter((id) => !known.has(id));
  const unasked = [...known].filter((id) => !accepted.has(id));
  return [
    ...all(
      'lost',
      lost.map((id) => `order ${id} was accepted and is lost`),
    ),
    ...all(
      'double',
      unasked.map((id) => `order ${id} was never accepted`),
    ),
    ...all('double', baskets.size < orders.length ? ['a basket became two orders'] : []),
  ];
}

function settlement({ id, status, cancelReason }: OrderRow): Discrepancy[] {
  if (cancelReason === 'EXPIRED') return all('stuck', [`order ${id} lost a message and expired`]);
  return all('stuck', status === 'CONFIRMED' || status === 'CANCELLED' ? [] : [`order ${id} is ${status}`]);
}

function money({ id, status, total, refunds }: OrderRow, charges: readonly ChargeRow[]): Discrepancy[] {
  const captured = charges.filter((charge) => charge.status === 'CAPTURED');
  const open = charges.filter((charge) => !CLOSED.includes(charge.status));
  const wrong = captured.filter(({ amount }) => amount !== total);
  const kept = captured.filter((charge) => charge.refunds.length === 0).length;
  const due = status === 'CONFIRMED' ? 1 : 0;
  const inPart = captured.flatMap((charge) => charge.refunds.filter((refund) => refund !== charge.amount));
  const twice = captured.filter((charge) => charge.refunds.length > 1);
  return [
    ...all(
      'stuck',
      open.map((charge) => `order ${id} has a charge that is ${charge.status}`),
    ),
    ...all(
      'amount',
      wrong.map(({ amount }) => `order ${id} of ${total} was charged ${amount}`),
    ),
    ...all(
      'amount',
      twice.map(() => `order ${id} was refunded twice`),
    ),
    ...all(
      'amount',
      inPart.map(() => `order ${id} was refunded in part`),
    ),
    ...all(
      kept > due ? 'paid twice' : 'not paid',
      kept === due ? [] : [`order ${id} is ${status} and was paid ${kept} times`],
    ),
    ...all(
      'stuck',
      refunds.filter((refund) => refund.status !== 'PAID').map(() => `order ${id} waits for a refund`),
    ),
  ];
}

function news({ id, status }: OrderRow, times: (subject: string) => number): Discrepancy[] {
  const confirmed = times(`Your order ${id} is confirmed`);
  const cancelled = times(`Your order ${id} is cancelled`);
  // A confirmed order may be cancelled afterwards: then its customer heard of both.
  const right =
    status === 'CONFIRMED' ? confirmed === 1 && cancelled === 0 : confirmed <= 1 && cancelled === 1;
  if (right) return [];
  const tooFew = (status === 'CONFIRMED' ? confirmed : cancelled) === 0;
  const text = `order ${id} is ${status}; its customer heard ${confirmed} + ${cancelled} times`;
  return all(tooFew ? 'not told' : 'told twice', [text]);
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

function all(kind: DiscrepancyKind, texts: readonly string[]): Discrepancy[] {
  return texts.map((text) => ({ kind, text }));
}
