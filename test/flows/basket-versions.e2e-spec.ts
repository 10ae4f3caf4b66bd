import { randomUUID } from 'node:crypto';
import type { Basket } from '#contracts/basket/basket';
import type { Product } from '#contracts/catalog/product';
import { type Answer, type Problem, type RequestOptions, expectStatus } from './support/http';
import { type Person, aCustomer } from './support/people';
import { aBasketWith, aProduct, anEmptyBasket } from './support/shopping';

const many = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make));
const ifMatch = (tag: string) => ({ 'if-match': tag });
const stale = { status: 412, body: { code: 'STALE_VERSION', field: 'If-Match' } };

let customer: Person;
let product: Product;
beforeAll(async () => {
  [customer, product] = await Promise.all([aCustomer(), aProduct({ stock: 1_000 })]);
});

const tagOf = ({ headers }: Answer<unknown>) => headers.get('etag') ?? '';
const item = (quantity = 1) => ({ productId: product.id, quantity });
const read = (id: string, options?: RequestOptions) => customer.send<Basket>(`GET /basket/${id}`, options);

describe('the version of a basket', () => {
  it('is the entity tag of the basket and of each change', async () => {
    const { id } = await anEmptyBasket(customer);
    const items = `/basket/${id}/items`;
    const changes: [string, object?][] = [
      [`POST ${items}`, item(2)],
      [`PATCH ${items}/${product.id}`, { quantity: 5 }],
      [`DELETE ${items}/${product.id}`],
    ];
    let tag = tagOf(await read(id));
    expect(tag).toBe('"1"');
    for (const [route, json] of changes) {
      const changed = await customer.send<Basket>(route, { json, headers: ifMatch(tag) });
      expect([route, changed.status, tagOf(changed)]).toEqual([route, 200, `"${changed.body.version}"`]);
      expect(tagOf(changed)).not.toBe(tag);
      tag = tagOf(changed);
      expect(tagOf(await read(id))).toBe(tag);
    }
  });

  it('spares a reader what it has', async () => {
    const { id } = await aBasketWith(customer, product);
    const first = await read(id);
    const again = await read(id, { headers: { 'if-none-match': tagOf(first) } });
    expect([again.status, again.body]).toEqual([304, undefined]);
  });

  it('keeps a change from meeting a basket that its sender has not seen', async () => {
    const { id, version } = await aBasketWith(customer, product);
    const other = await aBasketWith(customer, product);
    const headers = ifMatch(`"${version - 1}"`);
    const refused: [string, object?][] = [
      [`POST /basket/${id}/items`, item()],
      [`PATCH /basket/${id}/items/${product.id}`, { quantity: 9 }],
      [`DELETE /basket/${id}/items/${product.id}`],
      [`POST /basket/${id}/merge`, { fromBasketId: other.id }],
      [`DELETE /basket/${id}`],
    ];
    for (const [route, json] of refused)
      expect([route, await customer.send<Problem>(route, { json, headers })]).toMatchObject([route, stale]);
    expect((await read(id)).body).toMatchObject({ version, items: [{ quantity: 1 }] });

    const weak = await customer.send<Problem>(`DELETE /basket/${id}`, { headers: ifMatch(`W/"${version}"`) });
    expect(weak).toMatchObject(stale);
    await expectStatus(204, customer.send(`DELETE /basket/${id}`, { headers: ifMatch(`"0", "${version}"`) }));
  });

  it('lets one of many changes to the same version through', async () => {
    const { id, version } = await aBasketWith(customer, product);
    const headers = ifMatch(`"${version}"`);
    const answers = await many(10, () =>
      customer.send(`POST /basket/${id}/items`, { json: item(), headers }),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
    expect((await read(id)).body).toMatchObject({ items: [{ quantity: 2 }] });
  });
});

describe('an idempotency key', () => {
  const keyed = (key = randomUUID()) => ({ 'idempotency-key': key });
  const replayed = ({ headers }: Answer<unknown>) => headers.get('idempotency-replayed') === 'true';

  it('opens one basket of 20 requests at once', async () => {
    const headers = keyed();
    const answers = await many(20, () => customer.send<Basket>('POST /basket', { json: {}, headers }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(replayed)).toHaveLength(19);
  });

  it('adds once of 50 requests at once', async () => {
    const { id } = await anEmptyBasket(customer);
    const headers = keyed();
    const answers = await many(50, () =>
      customer.send<Basket>(`POST /basket/${id}/items`, { json: item(3), headers }),
    );
    expect(new Set(answers.map((answer) => tagOf(answer)))).toEqual(new Set(['"2"']));
    expect(answers.filter(replayed)).toHaveLength(49);
    expect((await read(id)).body).toMatchObject({ version: 2, items: [{ quantity: 3 }] });
  });

  it('answers as at first after the basket is gone', async () => {
    const { id } = await anEmptyBasket(customer);
    const headers = keyed();
    const add = () => customer.send<Basket>(`POST /basket/${id}/items`, { json: item(), headers });
    const first = await add();
    await expectStatus(204, customer.send(`DELETE /basket/${id}`));
    expect((await add()).body).toEqual(first.body);
  });

  it('is refused for another request, and is nothing to another customer', async () => {
    const { id } = await anEmptyBasket(customer);
    const headers = keyed();
    await expectStatus(200, customer.send(`POST /basket/${id}/items`, { json: item(), headers }));
    const reused = await customer.send<Problem>(`POST /basket/${id}/items`, { json: item(2), headers });
    expect(reused).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED', field: 'Idempotency-Key' },
    });

    const other = await aCustomer();
    const { id: theirs } = await anEmptyBasket(other);
    const added = await other.send<Basket>(`POST /basket/${theirs}/items`, { json: item(2), headers });
    expect([added.status, added.body.id, replayed(added)]).toEqual([200, theirs, false]);
  });
});
