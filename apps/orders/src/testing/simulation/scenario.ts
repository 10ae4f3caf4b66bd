import fc from 'fast-check';
import { newId } from '#libs/common';
import { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import { StockRejected } from '#contracts/catalog/events/stock-rejected.v1';
import { PaymentDeclined } from '#contracts/payments/events/payment-declined.v1';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { Checkout } from '../../domain/order-state';
import { aCheckout, aLine, euros } from '../builders';
import { ModelCatalog } from './model-catalog';
import { wishFor, wishForRefund, wishes } from './wishes';
import { World } from './world';

/** One thing that happens; `pick` chooses the message or the order it happens to. */
export interface Action {
  readonly kind: keyof typeof effects;
  readonly pick: number;
}

export interface Scenario {
  readonly stock: readonly number[];
  readonly checkouts: readonly Checkout[];
  readonly actions: readonly Action[];
  /** In which order the rest is delivered at the end. */
  readonly rest: readonly number[];
}

type Effect = (world: World, pick: number, checkout: Checkout) => void;

const effects = {
  deliver: (world, pick) => world.deliver(pick),
  duplicate: (world, pick) => world.deliver(pick, true),
  postpone: (world, pick) => world.postpone(pick),
  lose: (world, pick) => world.lose(pick),
  customerCancels: (world, _, { orderId }) => wishFor(wishes.customerCancels, world, orderId),
  staffCancels: (world, _, { orderId }) => wishFor(wishes.staffCancels, world, orderId),
  addressChanges: (world, _, { orderId }) => wishFor(wishes.addressChanges, world, orderId),
  staffShips: (world, _, { orderId }) => wishFor(wishes.staffShips, world, orderId),
  staffDelivers: (world, _, { orderId }) => wishFor(wishes.staffDelivers, world, orderId),
  staffRefunds: (world, pick, { orderId }) =>
    wishForRefund(world, orderId, pick % 2 ? euros(pick) : undefined),
  timePasses: (world, pick) => world.pass(pick % 1_200),
  deadlineScan: (world) => world.expire(),
  webhookComes: (world, _, { orderId }) => world.send(world.payments.settle(orderId)),
  chargedUnasked: (world, _, { orderId, total }) => world.send(world.payments.charge(orderId, total)),
  chargedWrongly: (world, pick, { orderId, total }) =>
    world.send(
      world.payments.charge(
        orderId,
        pick % 2 ? euros(total.amount + 1) : { amount: total.amount, currency: 'USD' },
      ),
    ),
  declinedUnasked: (world, _, { orderId }) =>
    world.send([PaymentDeclined.of({ orderId, paymentId: newId(), reason: 'card_declined' })]),
  rejectedUnasked: (world, _, { orderId }) =>
    world.send([
      StockRejected.of({ orderId, shortages: [{ productId: 'prod-0', requested: 1, available: 0 }] }),
    ]),
  checkedOutAgain: (world, _, { orderId }) => world.send([BasketCheckedOut.of(aCheckout({ orderId }))]),
} satisfies Record<string, Effect>;

/** The world in which every basket is checked out and nothing has arrived yet. */
export function begin({ stock, checkouts }: Scenario): World {
  const world = new World(new ModelCatalog(new Map(stock.map((pieces, i) => [`prod-${i}`, pieces]))));
  world.send(checkouts.map((checkout) => BasketCheckedOut.of(checkout)));
  return world;
}

/** Lets the scenario's actions happen; `afterEach` looks at the world after every one. */
export function play(
  world: World,
  { checkouts, actions }: Scenario,
  afterEach: (world: World) => void,
): void {
  for (const { kind, pick } of actions) {
    const checkout = checkouts[pick % checkouts.length];
    if (checkout) effects[kind](world, pick, checkout);
    afterEach(world);
  }
}

/** Delivers the rest in the scenario's own order. */
export function settle(world: World, { rest }: Scenario): number {
  let next = 0;
  return world.settle(() => rest[next++ % rest.length] ?? 0);
}

const aMethod = fc.constantFrom<PaymentMethod>('stub', 'stub', 'stub-async', 'stub-declined');
const aCart = fc.uniqueArray(
  fc.record({ productId: fc.constantFrom('prod-0', 'prod-1'), quantity: fc.integer({ min: 1, max: 3 }) }),
  { minLength: 1, maxLength: 2, selector: ({ productId }) => productId },
);
const someCheckouts = fc.array(
  fc
    .tuple(aCart, aMethod)
    .map(([cart, paymentMethod]) => aCheckout({ lines: cart.map((line) => aLine(line)), paymentMethod })),
  { minLength: 1, maxLength: 3 },
);

/** Scenarios of the given kinds of action; half of all actions deliver something. */
export function scenarios(...kinds: Action['kind'][]): fc.Arbitrary<Scenario> {
  const kind = fc.oneof(fc.constant<Action['kind']>('deliver'), fc.constantFrom('deliver', ...kinds));
  return fc.record({
    stock: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }),
    checkouts: someCheckouts,
    actions: fc.array(fc.record({ kind, pick: fc.nat(10_000) }), { maxLength: 60, size: 'max' }),
    rest: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 }),
  });
}
