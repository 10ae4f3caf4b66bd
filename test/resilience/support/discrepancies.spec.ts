import type { Books } from './books';
import { discrepancies } from './discrepancies';

const ORDER = {
  id: 'a',
  basketId: 'b',
  status: 'CONFIRMED',
  cancelReason: null,
  lines: [{ productId: 'p', quantity: 2 }],
  total: 10,
  refunds: [],
};
const CHARGE = { orderId: 'a', status: 'CAPTURED', amount: 10, refunds: [] };
const SOUND: Books = {
  accepted: new Set(['a']),
  stocked: new Map([['p', 5]]),
  orders: [ORDER],
  stock: [{ productId: 'p', onHand: 3, reserved: 0 }],
  charges: [CHARGE],
  notices: ['Your order a is confirmed'],
  leftOver: [],
};
const CANCELLED = {
  orders: [{ ...ORDER, status: 'CANCELLED', cancelReason: 'CUSTOMER' }],
  stock: [{ productId: 'p', onHand: 5, reserved: 0 }],
  notices: ['Your order a is confirmed', 'Your order a is cancelled'],
};

const kindsOf = (books: Partial<Books>) => discrepancies({ ...SOUND, ...books }).map(({ kind }) => kind);

describe('books', () => {
  it('agree where every promise was kept', () => {
    expect(kindsOf({})).toEqual([]);
    expect(kindsOf({ ...CANCELLED, charges: [{ ...CHARGE, refunds: [10] }] })).toEqual([]);
  });

  it.each<[string, string[], Partial<Books>]>([
    ['an order that nobody knows', ['lost'], { accepted: new Set(['a', 'z']) }],
    ['an order that nobody was promised', ['double'], { accepted: new Set() }],
    ['an order that waits', ['stuck', 'not told', 'stock'], withOrder({ status: 'PLACED' }, [])],
    ['an order that gave up waiting', ['stuck'], { ...CANCELLED, charges: [], ...expired() }],
    ['a second payment', ['paid twice'], { charges: [CHARGE, CHARGE] }],
    ['no payment', ['not paid'], { charges: [] }],
    ['a payment that was kept', ['paid twice'], CANCELLED],
    ['a payment of another amount', ['amount'], { charges: [{ ...CHARGE, amount: 9 }] }],
    ['a second refund', ['amount'], { ...CANCELLED, charges: [{ ...CHARGE, refunds: [10, 10] }] }],
    ['a piece too few', ['stock'], { stock: [{ productId: 'p', onHand: 2, reserved: 0 }] }],
    ['a piece that stays reserved', ['stock'], { stock: [{ productId: 'p', onHand: 3, reserved: 1 }] }],
    ['news told twice', ['told twice'], { notices: [...SOUND.notices, ...SOUND.notices] }],
    ['news told to nobody', ['not told'], { notices: [] }],
    ['a message in a queue', ['left over'], { leftOver: ['1 messages in orders.dead-letters'] }],
  ])('show %s', (_, kinds, books) => {
    expect(kindsOf(books)).toEqual(kinds);
  });
});

function withOrder(change: object, charges: Books['charges']): Partial<Books> {
  return { orders: [{ ...ORDER, ...change }], charges, notices: [] };
}

function expired(): Partial<Books> {
  return { orders: [{ ...ORDER, status: 'CANCELLED', cancelReason: 'EXPIRED' }] };
}
