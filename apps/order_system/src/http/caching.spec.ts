import { ListProducts } from '#contracts/catalog/queries/list-products.v1';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';

const ID = '01a20465-bf4c-7729-ab97-2c2165707774';
const products = { items: Array.from({ length: 100 }, (_, id) => ({ id: `prod-${id}` })), nextCursor: null };

describe('an answer', () => {
  let gateway: Gateway;
  let customer: { authorization: string };

  beforeAll(async () => {
    gateway = await startGateway();
    customer = await gateway.bearer('customer');
    gateway.requests.on(ListProducts, () => products);
    gateway.requests.on(GetOrder, () => ({ id: ID, status: 'CONFIRMED', version: 7 }));
  });
  afterAll(() => gateway.stop());

  const cacheControl = async (path: string, headers?: Record<string, string>) =>
    (await gateway.fetch(path, { headers })).headers.get('cache-control');

  it('about the catalog may be kept for a moment, not by those who may change it', async () => {
    expect(await cacheControl('/products')).toBe('public, max-age=5, stale-while-revalidate=30');
    expect(await cacheControl('/products', customer)).toBe('private, no-cache');
    expect(await cacheControl('/products', { 'x-api-key': 'k' })).toBe('private, no-cache');
  });

  it.each([`/orders/${ID}`, '/orders', '/nowhere', '/auth/me', '/products?limit=0'])(
    'of %s is not kept',
    async (path) => {
      expect(await cacheControl(path, customer)).toBe('no-store');
    },
  );

  it.each(['GET', 'HEAD'])('to %s is not sent again to who has it', async (method) => {
    const first = await gateway.fetch('/products', { method });
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    for (const known of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
      const again = await gateway.fetch('/products', { method, headers: { 'if-none-match': known } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
      expect(again.headers.get('cache-control')).toBe('public, max-age=5, stale-while-revalidate=30');
      expect(again.headers.get('content-length')).not.toBe('0');
    }
  });

  it('that changed is sent', async () => {
    const answer = await gateway.fetch('/products', { headers: { 'if-none-match': 'W/"x", "y"' } });
    expect([answer.status, await answer.json()]).toEqual([200, products]);
  });

  it('keeps the tag that its route gives it', async () => {
    const headers = { ...customer, 'if-none-match': '"7"' };
    const answer = await gateway.fetch(`/orders/${ID}`, { headers });
    expect([answer.status, answer.headers.get('etag')]).toEqual([304, '"7"']);
  });

  it('is tagged only where it is what was asked for', async () => {
    const refusals = [
      gateway.fetch('/nowhere'),
      gateway.fetch('/basket', { method: 'POST', headers: customer }),
    ];
    for (const { headers } of await Promise.all(refusals)) expect(headers.get('etag')).toBeNull();
  });

  it.each(['br', 'gzip'])('that is long is compressed with %s for those who take it', async (coding) => {
    const answer = await gateway.fetch('/products', { headers: { 'accept-encoding': coding } });
    expect(answer.headers.get('content-encoding')).toBe(coding);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    expect(await answer.json()).toEqual(products);
  });

  it.each(['identity', 'zstd', 'deflate;q=0.5, identity'])('is sent as it is to %s', async (codings) => {
    const answer = await gateway.fetch('/products', { headers: { 'accept-encoding': codings } });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    expect(await answer.json()).toEqual(products);
  });

  it('to HEAD says what GET would send, without sending it', async () => {
    const options = { headers: { 'accept-encoding': 'identity' } };
    const [got, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => gateway.fetch('/products', { method, ...options })),
    );
    expect(await head?.text()).toBe('');
    for (const name of ['content-length', 'content-type', 'etag', 'cache-control', 'vary'])
      expect([name, head?.headers.get(name)]).toEqual([name, got?.headers.get(name)]);
    expect(head?.headers.get('content-length')).toBe(String(JSON.stringify(products).length));
  });
});
