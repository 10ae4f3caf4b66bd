import type { Product } from '#contracts/catalog/product';
import type { Order } from '#contracts/orders/order';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aBasketWith, aConfirmedOrder, aProduct, checkOut, readOrder } from './support/shopping';

const shippingAddress = {
  name: 'Ada Lovelace',
  line1: 'Lindenallee 7',
  city: 'Potsdam',
  postalCode: '14467',
  country: 'DE',
};

describe('changing an order', () => {
  let customer: Person;
  let product: Product;

  beforeAll(async () => {
    [customer, product] = await Promise.all([aCustomer(), aProduct({ stock: 1_000 })]);
  });

  const change = (
    person: Person,
    id: string,
    ifMatch: string | undefined,
    json: object = { shippingAddress },
  ) =>
    person.send<Order & Problem>(`PATCH /orders/${id}`, {
      json,
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    });
  const tagOf = async (id: string) => (await customer.send(`GET /orders/${id}`)).headers.get('etag') ?? '';

  it('corrects its address, at the version that was read', async () => {
    const { id, version } = await aConfirmedOrder(customer, product);
    const tag = await tagOf(id);
    expect(tag).toBe(`"${version}"`);
    const changed = await change(customer, id, tag);
    expect(changed).toMatchObject({ status: 200, body: { shippingAddress, version: version + 1 } });
    expect(changed.headers.get('etag')).toBe(`"${version + 1}"`);
    expect(await readOrder(customer, id)).toEqual(changed.body);
  });

  it('must name the version, and the current one', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const tag = await tagOf(id);
    expect(await change(customer, id, undefined)).toMatchObject({
      status: 428,
      body: { code: 'PRECONDITION_REQUIRED', field: 'If-Match' },
    });
    await expectStatus(200, change(customer, id, tag));
    expect(await change(customer, id, tag)).toMatchObject({
      status: 412,
      body: { code: 'STALE_VERSION', field: 'If-Match' },
    });
    await expectStatus(200, change(customer, id, '*'));
  });

  it('is won by one of many who read the same', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const tag = await tagOf(id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        change(customer, id, tag, { shippingAddress: { ...shippingAddress, line1: `Lindenallee ${i + 1}` } }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    expect(await readOrder(customer, id)).toEqual(won[0]?.body);
  });

  it('works from the moment the check-out is accepted', async () => {
    const { id: basketId } = await aBasketWith(customer, product);
    const { id } = await expectStatus(202, checkOut(customer, basketId));
    const changed = await expectStatus(200, change(customer, id, '*'));
    expect(changed).toMatchObject({ id, shippingAddress });
  });

  it('is refused once it is shipped or cancelled', async () => {
    const [shipped, cancelled] = await Promise.all([
      aConfirmedOrder(customer, product),
      aConfirmedOrder(customer, product),
    ]);
    await expectStatus(200, (await theAdmin()).send(`POST /orders/${shipped.id}/ship`));
    await expectStatus(200, customer.send(`POST /orders/${cancelled.id}/cancel`));
    for (const { id } of [shipped, cancelled]) {
      const answer = await change(customer, id, '*');
      expect(answer).toMatchObject({ status: 409, body: { code: 'ORDER_NOT_CHANGEABLE', field: 'orderId' } });
    }
  });

  it('is for its owner and for staff', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const stranger = await aCustomer();
    expect(await change(stranger, id, '*')).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
    await expectStatus(200, change(await theAdmin(), id, '*'));
  });

  it.each([
    ['no address', {}, 'shippingAddress'],
    [
      'an unknown country',
      { shippingAddress: { ...shippingAddress, country: 'Germany' } },
      'shippingAddress.country',
    ],
    ['a field that is none', { shippingAddress, total: 1 }, 'total'],
  ])('names what is wrong: %s', async (_, json, field) => {
    const { id } = await aConfirmedOrder(customer, product);
    expect(await change(customer, id, '*', json)).toMatchObject({ status: 400, body: { field } });
  });

  it('can be meant for a version when it is cancelled, too', async () => {
    const { id, version } = await aConfirmedOrder(customer, product);
    const cancel = (tag: string) =>
      customer.send<Order>(`POST /orders/${id}/cancel`, { headers: { 'if-match': tag } });
    expect((await cancel(`"${version - 1}"`)).status).toBe(412);
    expect(await cancel(`"${version}"`)).toMatchObject({ status: 200, body: { status: 'CANCELLED' } });
  });
});
