import { randomUUID } from 'node:crypto';
import type { Basket } from '#contracts/basket/basket';
import type { PriceChange } from '#contracts/basket/price-change';
import type { Product } from '#contracts/catalog/product';
import { until } from '../support/until';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { moneyMoved } from './support/records';
import { aBasketWith, aProduct, anEmptyBasket, checkOut, orderOnce } from './support/shopping';

interface BasketChanged extends Problem {
  readonly changes: readonly PriceChange[];
}

const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('a price that changes after the product was put in', () => {
  let admin: Person;
  let customer: Person;
  beforeAll(async () => {
    [admin, customer] = await Promise.all([theAdmin(), aCustomer()]);
  });

  /** Changes the product, and waits until new baskets show it. */
  async function change(product: Product, json: Partial<Product>): Promise<void> {
    await expectStatus(200, admin.send(`PATCH /products/${product.id}`, { json }));
    await until('baskets know the change', async () => {
      const { items } = await aBasketWith(customer, product);
      return (
        items[0]?.name === (json.name ?? product.name) &&
        items[0].unitPrice.amount === (json.price ?? product.price).amount
      );
    });
  }

  const read = (id: string) => expectStatus(200, customer.send<Basket>(`GET /basket/${id}`));

  it('is told before the order, with the difference, and charged once it is accepted', async () => {
    const [lamp, other] = await Promise.all([aProduct({ price: euros(1_000) }), aProduct()]);
    const basket = await aBasketWith(customer, lamp, 2);
    const item = { productId: other.id, quantity: 1 };
    await expectStatus(200, customer.send(`POST /basket/${basket.id}/items`, { json: item }));
    await change(lamp, { price: euros(1_250), name: 'Better Lamp' });

    const refusal = await checkOut(customer, basket.id);
    expect(refusal).toMatchObject({
      status: 409,
      body: { code: 'BASKET_CHANGED', field: 'basketId', type: '/problems/basket-changed' },
    });
    expect((refusal.body as unknown as BasketChanged).changes).toEqual([
      { productId: lamp.id, name: 'Better Lamp', was: euros(1_000), now: euros(1_250) },
    ]);
    const repriced = await read(basket.id);
    expect(repriced).toMatchObject({
      version: 4,
      items: [
        { name: 'Better Lamp', unitPrice: euros(1_250), lineTotal: euros(2_500) },
        { name: other.name },
      ],
    });

    const { id } = await expectStatus(202, checkOut(customer, basket.id));
    expect((await orderOnce('CONFIRMED', customer, id)).total).toEqual(repriced.total);
    expect(await moneyMoved(id)).toEqual({ captures: [repriced.total.amount], refunds: [] });
  });

  it('is not remembered under an idempotency key: the same request accepts it', async () => {
    const product = await aProduct({ price: euros(1_000) });
    const basket = await aBasketWith(customer, product);
    await change(product, { price: euros(900) });
    const headers = { 'idempotency-key': randomUUID() };

    await expectStatus(409, checkOut(customer, basket.id, { headers }));
    const accepted = await checkOut(customer, basket.id, { headers });
    const replayed = await checkOut(customer, basket.id, { headers });

    expect([accepted.status, accepted.headers.get('idempotency-replayed')]).toEqual([202, null]);
    expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect((await orderOnce('CONFIRMED', customer, accepted.body.id)).total).toEqual(euros(900));
  });

  it('stops no order where only the name is new', async () => {
    const product = await aProduct();
    const basket = await aBasketWith(customer, product);
    await change(product, { name: 'Under a new name' });

    const { id } = await expectStatus(202, checkOut(customer, basket.id));
    expect((await orderOnce('CONFIRMED', customer, id)).items).toMatchObject([{ name: 'Under a new name' }]);
  });

  it('in another currency keeps the basket from being ordered until it is taken out', async () => {
    const [abroad, other] = await Promise.all([aProduct(), aProduct()]);
    const { id } = await anEmptyBasket(customer);
    for (const product of [abroad, other]) {
      const json = { productId: product.id, quantity: 1 };
      await expectStatus(200, customer.send(`POST /basket/${id}/items`, { json }));
    }
    await change(abroad, { price: { amount: 990, currency: 'USD' } });

    expect(await checkOut(customer, id)).toMatchObject({
      status: 422,
      body: { code: 'CURRENCY_MISMATCH', field: 'basketId' },
    });
    const json = { productId: abroad.id, quantity: 1 };
    const added = await customer.send<Problem>(`POST /basket/${id}/items`, { json });
    expect(added).toMatchObject({ status: 422, body: { code: 'CURRENCY_MISMATCH', field: 'productId' } });
    await expectStatus(200, customer.send(`DELETE /basket/${id}/items/${abroad.id}`));
    await expectStatus(202, checkOut(customer, id));
  });
});
