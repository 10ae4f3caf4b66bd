import { randomUUID } from 'node:crypto';
import { ApiProblem, OrderSystem, allPages, memoryTokenStore, unwrap } from '@order-system/client';
import { PASSWORD } from './support/people';
import { aProduct } from './support/shopping';
import { system } from './support/system';

const aShop = (options = {}) => new OrderSystem({ baseUrl: system.url, ...options });

async function aShopper(options = {}): Promise<OrderSystem> {
  const shop = aShop(options);
  const credentials = { email: `client-${randomUUID()}@example.com`, password: PASSWORD };
  await unwrap(shop.api.POST('/auth/register', { body: credentials }));
  await shop.logIn(credentials);
  return shop;
}

async function aBasket({ api }: OrderSystem, productId: string): Promise<string> {
  const { id } = await unwrap(api.POST('/basket', { body: {} }));
  const params = { path: { basketId: id } };
  await unwrap(api.POST('/basket/{basketId}/items', { params, body: { productId, quantity: 1 } }));
  return id;
}

describe('the TypeScript client', () => {
  it('takes a guest from the catalog to a confirmed order, and tells its steps', async () => {
    const product = await aProduct({ name: 'Client Lamp' });
    const shop = aShop();
    const basketId = await aBasket(shop, product.id);
    const credentials = { email: `client-${randomUUID()}@example.com`, password: PASSWORD };
    await unwrap(shop.api.POST('/auth/register', { body: credentials }));
    expect(await shop.logIn(credentials)).toMatchObject({ basketId });

    const order = await unwrap(shop.api.POST('/orders', { body: { basketId, paymentMethod: 'stub' } }));
    const steps: string[] = [];
    for await (const { type } of shop.orderEvents(order.id)) {
      steps.push(type);
      if (type === 'CONFIRMED') break;
    }
    expect(steps).toEqual(expect.arrayContaining(['PLACED', 'CONFIRMED']));
  });

  it('renews its tokens when the API no longer takes them', async () => {
    const tokens = memoryTokenStore();
    const shop = await aShopper({ tokens });
    const before = await tokens.read();
    if (!before) throw new Error('nobody is logged in');
    await tokens.write({ ...before, accessToken: 'worn-out' });
    await unwrap(shop.api.GET('/auth/me'));
    expect((await tokens.read())?.refreshToken).not.toBe(before.refreshToken);
  });

  it('executes a request once, though its first answer was lost', async () => {
    const product = await aProduct();
    let lost = 0;
    const shop = await aShopper({
      fetch: async (request: Request) => {
        const response = await fetch(request);
        if (!request.url.endsWith('/items') || lost > 0) return response;
        lost += 1;
        throw new TypeError('the connection broke');
      },
    });
    const basketId = await aBasket(shop, product.id);
    const { items } = await unwrap(shop.api.GET('/basket/{basketId}', { params: { path: { basketId } } }));
    expect(lost).toBe(1);
    expect(items).toMatchObject([{ productId: product.id, quantity: 1 }]);
  });

  it('throws refusals as problems with a code and a field', async () => {
    const shop = await aShopper();
    const { id } = await unwrap(shop.api.POST('/basket', { body: {} }));
    const refused = unwrap(shop.api.POST('/orders', { body: { basketId: id, paymentMethod: 'stub' } }));
    await expect(refused).rejects.toMatchObject({ code: 'BASKET_EMPTY', status: 422, field: 'basketId' });
    await expect(refused).rejects.toBeInstanceOf(ApiProblem);
  });

  it('walks through all pages of a list', async () => {
    const category = `client-${randomUUID()}`;
    const products = await Promise.all(Array.from({ length: 5 }, () => aProduct({ category })));
    const { api } = aShop();
    const found: string[] = [];
    const pages = allPages((cursor) =>
      unwrap(api.GET('/products', { params: { query: { category, limit: 2, cursor } } })),
    );
    for await (const { id } of pages) found.push(id);
    expect(found.sort()).toEqual(products.map(({ id }) => id).sort());
  });

  it('is nobody any more after the log-out', async () => {
    const shop = await aShopper();
    await shop.logOut();
    await expect(unwrap(shop.api.GET('/auth/me'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
