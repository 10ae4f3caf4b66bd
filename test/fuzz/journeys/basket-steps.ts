import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Basket } from '#contracts/basket/basket';
import { totalOf } from './shopper';
import type { Expectations, PricedProduct, Shopper } from './shopper';

type Step = fc.AsyncCommand<Expectations, Shopper, false>;

class OpenBasket implements Step {
  check = ({ basket }: Expectations) => basket === undefined;

  async run(expected: Expectations, { account }: Shopper): Promise<void> {
    const { id } = await account.expect<Basket>('POST', '/basket', { customerId: account.marker });
    expected.basket = { id, pieces: new Map() };
  }

  toString = () => 'opens a basket';
}

class AddPieces implements Step {
  constructor(
    private readonly product: number,
    private readonly quantity: number,
  ) {}

  check = ({ basket }: Expectations) => basket !== undefined;

  async run({ basket }: Expectations, { account, products }: Shopper): Promise<void> {
    const product = products[this.product];
    if (!basket || !product) return;
    const item = { productId: product.id, quantity: this.quantity };
    const answer = await account.expect<Basket>('POST', `/basket/${basket.id}/items`, item);
    basket.pieces.set(product, (basket.pieces.get(product) ?? 0) + this.quantity);
    expectBasket(answer, basket.pieces);
  }

  toString = () => `adds ${this.quantity} of product ${this.product}`;
}

class SetPieces implements Step {
  constructor(
    private readonly product: number,
    private readonly quantity: number,
  ) {}

  check = ({ basket }: Expectations) => (basket?.pieces.size ?? 0) > 0;

  async run({ basket }: Expectations, { account, products }: Shopper): Promise<void> {
    const product = products[this.product];
    if (!basket || !product) return;
    const answer = await account.send('PATCH', `/basket/${basket.id}/items/${product.id}`, {
      quantity: this.quantity,
    });
    if (!basket.pieces.has(product)) return assert.equal(answer.status, 404);
    basket.pieces.set(product, this.quantity);
    expectBasket(answer.body as Basket, basket.pieces);
  }

  toString = () => `wants ${this.quantity} of product ${this.product}`;
}

class TakeOut implements Step {
  constructor(private readonly product: number) {}

  check = ({ basket }: Expectations) => (basket?.pieces.size ?? 0) > 0;

  async run({ basket }: Expectations, { account, products }: Shopper): Promise<void> {
    const product = products[this.product];
    if (!basket || !product) return;
    const answer = await account.send('DELETE', `/basket/${basket.id}/items/${product.id}`);
    if (!basket.pieces.delete(product)) return assert.equal(answer.status, 404);
    expectBasket(answer.body as Basket, basket.pieces);
  }

  toString = () => `takes product ${this.product} out`;
}

const product = fc.nat({ max: 2 });
const quantity = fc.integer({ min: 1, max: 20 });

/** What customers do before the check-out. */
export const basketSteps: readonly fc.Arbitrary<Step>[] = [
  fc.constant(new OpenBasket()),
  fc.tuple(product, quantity).map((chosen) => new AddPieces(...chosen)),
  fc.tuple(product, quantity).map((chosen) => new SetPieces(...chosen)),
  product.map((chosen) => new TakeOut(chosen)),
];

/** It holds these pieces and no others, and its totals add up. */
function expectBasket({ items, total }: Basket, pieces: ReadonlyMap<PricedProduct, number>): void {
  const found = items.map((item) => [item.productId, item.quantity, item.lineTotal.amount]);
  const expected = [...pieces].map(([{ id, price }, count]) => [id, count, price * count]);
  assert.deepEqual(found.sort(), expected.sort());
  assert.equal(total.amount, totalOf(pieces));
}
