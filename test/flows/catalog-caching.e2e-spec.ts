import { randomUUID } from 'node:crypto';
import type { Product } from '#contracts/catalog/product';
import { type Answer, type Problem, expectStatus, send } from './support/http';
import { type Person, theAdmin } from './support/people';
import { aProduct } from './support/shopping';

const tagOf = ({ headers }: Answer<unknown>) => headers.get('etag') ?? '';
const knowing = (tag: string) => ({ headers: { 'if-none-match': tag } });
const ifMatch = (tag: string) => ({ 'if-match': tag });

let admin: Person;
beforeAll(async () => {
  admin = await theAdmin();
});

describe('a product', () => {
  it('is sent once to a reader, until it or its stock changes', async () => {
    const { id } = await aProduct({ stock: 7 });
    const route = `GET /products/${id}`;
    const first = await send<Product>(route);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+, stale-while-revalidate=\d+$/);
    expect(tagOf(first)).toBe('"1-7"');
    const again = await send(route, knowing(`"other", ${tagOf(first)}`));
    expect([again.status, again.body, tagOf(again)]).toEqual([304, undefined, '"1-7"']);

    const stock = await admin.send<Product>(`PUT /products/${id}/stock`, { json: { stock: 6 } });
    expect(tagOf(stock)).toBe('"1-6"');
    expect(await send(route, knowing(tagOf(first)))).toMatchObject({ status: 200, body: { available: 6 } });
    const renamed = await admin.send<Product>(`PATCH /products/${id}`, { json: { name: 'Other' } });
    expect(tagOf(renamed)).toBe('"2-6"');
    expect(await send(route, knowing(tagOf(stock)))).toMatchObject({ status: 200, body: { name: 'Other' } });
    expect((await send(route, knowing(tagOf(renamed)))).status).toBe(304);
  });

  it('answers HEAD as GET, without a body', async () => {
    const { id } = await aProduct();
    const [got, head] = await Promise.all([send(`GET /products/${id}`), send(`HEAD /products/${id}`)]);
    expect([head.status, head.body]).toEqual([200, undefined]);
    for (const name of ['etag', 'cache-control', 'content-type', 'content-length'])
      expect([name, head.headers.get(name)]).toEqual([name, got.headers.get(name)]);
    expect((await send(`HEAD /products/${id}`, knowing(tagOf(got)))).status).toBe(304);
    expect((await send(`HEAD /products/flow-${randomUUID()}`)).status).toBe(404);
  });

  it('is changed only in the version that staff have seen, where they say which', async () => {
    const { id } = await aProduct({ stock: 7 });
    const path = `/products/${id}`;
    await expectStatus(
      200,
      admin.send(`PATCH ${path}`, { json: { name: 'Second' }, headers: ifMatch('"1-7"') }),
    );
    const late: [string, object?][] = [
      [`PATCH ${path}`, { name: 'Third' }],
      [`PUT ${path}/stock`, { stock: 1 }],
      [`DELETE ${path}`],
    ];
    for (const [route, json] of late)
      expect([route, await admin.send<Problem>(route, { json, headers: ifMatch('"1-7"') })]).toMatchObject([
        route,
        { status: 412, body: { code: 'STALE_VERSION', field: 'If-Match' } },
      ]);
    expect((await send<Product>(`GET ${path}`)).body).toMatchObject({ name: 'Second', available: 7 });

    // What is reserved meanwhile moves the stock, not the version.
    const stock = admin.send(`PUT ${path}/stock`, { json: { stock: 9 }, headers: ifMatch('"2-3"') });
    await expectStatus(200, stock);
    await expectStatus(204, admin.send(`DELETE ${path}`, { headers: ifMatch('"2-9"') }));
  });

  it('is created once under an idempotency key', async () => {
    const json = { name: 'Once', category: 'Flows', price: { amount: 1, currency: 'EUR' } };
    const headers = { 'idempotency-key': randomUUID() };
    const first = await admin.send<Product>('POST /products', { json, headers });
    const again = await admin.send<Product>('POST /products', { json, headers });
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(tagOf(first)).toBe('"1-0"');
  });
});

describe('the product list', () => {
  it('is sent once to a reader, until a product of it changes', async () => {
    const category = `Cached ${randomUUID()}`;
    const { id } = await aProduct({ category });
    const route = `GET /products?category=${encodeURIComponent(category)}`;
    const first = await send(route);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=/);
    expect((await send(route, knowing(tagOf(first)))).status).toBe(304);

    await expectStatus(200, admin.send(`PATCH /products/${id}`, { json: { name: 'Other' } }));
    expect((await send(route, knowing(tagOf(first)))).status).toBe(200);
  });
});
