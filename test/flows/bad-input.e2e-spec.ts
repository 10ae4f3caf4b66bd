import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Basket } from '#contracts/basket/basket';
import type { Product } from '#contracts/catalog/product';
import { type Answer, type Problem, type RequestOptions, send } from './support/http';
import { type Person, aCustomer } from './support/people';
import { aBasketWith, aProduct, anEmptyBasket, anOrder } from './support/shopping';
import { system } from './support/system';
import { accessToken } from './support/tokens';

/** What the requests of the table are about. */
interface Scene {
  readonly customer: Person;
  readonly product: Product;
  readonly basket: Basket;
  readonly foreignBasket: Basket;
  readonly expiredBasket: Basket;
  readonly emptyBasket: Basket;
  readonly foreignOrder: string;
}

type Request = (scene: Scene) => readonly [route: string, options?: RequestOptions];
type Row = readonly [what: string, request: Request, status: number, code: string, field: string | undefined];

/** A row whose field is undefined is about no field of the request: a path, a method, a role. */
function expectProblem(
  answer: Answer<Problem>,
  status: number,
  code: string,
  field: string | undefined,
): void {
  const type = `/problems/${code.toLowerCase().replaceAll('_', '-')}`;
  expect(answer).toMatchObject({ status, body: { status, code, type } });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body.field).toBe(field);
  expect(answer.body.errors?.[0]?.field).toBe(field);
  expect(answer.body.detail).not.toBe('');
  expect(answer.headers.get('x-request-id')).not.toBeNull();
}

const addItem =
  (json: object, basket: keyof Scene = 'basket'): Request =>
  (scene) => [`POST /basket/${(scene[basket] as Basket).id}/items`, { json }];
const addProduct =
  (more: object): Request =>
  (scene) =>
    addItem({ productId: scene.product.id, quantity: 1, ...more })(scene);
const placeOrder =
  (json: (scene: Scene) => object): Request =>
  (scene) => ['POST /orders', { json: { paymentMethod: 'stub', ...json(scene) } }];
const fixed =
  (route: string, options?: RequestOptions): Request =>
  () => [route, options];
const register = (json: object): Request => fixed('POST /auth/register', { json });
const invalid = (field: string) => [400, 'VALIDATION_FAILED', field] as const;

const table: readonly Row[] = [
  ['an unknown product', addProduct({ productId: 'prod-0' }), 404, 'PRODUCT_NOT_FOUND', 'productId'],
  ['a product id that cannot be', addProduct({ productId: '../etc' }), ...invalid('productId')],
  ['no product', addItem({ quantity: 1 }), ...invalid('productId')],
  ['no quantity', addProduct({ quantity: undefined }), ...invalid('quantity')],
  ['quantity 0', addProduct({ quantity: 0 }), ...invalid('quantity')],
  ['quantity -1', addProduct({ quantity: -1 }), ...invalid('quantity')],
  ['quantity 1.5', addProduct({ quantity: 1.5 }), ...invalid('quantity')],
  ['quantity 10⁹', addProduct({ quantity: 1_000_000_000 }), ...invalid('quantity')],
  ['a quantity in words', addProduct({ quantity: '2' }), ...invalid('quantity')],
  ['a quantity of null', addProduct({ quantity: null }), ...invalid('quantity')],
  ['too many pieces in all', addProduct({ quantity: 1_000 }), 422, 'QUANTITY_TOO_LARGE', 'quantity'],
  ['a price of its own', addProduct({ unitPrice: { amount: 1, currency: 'EUR' } }), ...invalid('unitPrice')],
  [
    'a foreign basket',
    addItem({ productId: 'prod-1', quantity: 1 }, 'foreignBasket'),
    404,
    'BASKET_NOT_FOUND',
    'basketId',
  ],
  [
    'an expired basket',
    addItem({ productId: 'prod-1', quantity: 1 }, 'expiredBasket'),
    404,
    'BASKET_NOT_FOUND',
    'basketId',
  ],
  [
    'a foreign basket to read',
    ({ foreignBasket }) => [`GET /basket/${foreignBasket.id}`],
    404,
    'BASKET_NOT_FOUND',
    'basketId',
  ],
  [
    'a foreign basket to delete',
    ({ foreignBasket }) => [`DELETE /basket/${foreignBasket.id}`],
    404,
    'BASKET_NOT_FOUND',
    'basketId',
  ],
  ['an unknown basket', fixed(`GET /basket/${randomUUID()}`), 404, 'BASKET_NOT_FOUND', 'basketId'],
  ['a basket id that cannot be', fixed('GET /basket/7'), ...invalid('basketId')],
  [
    'a foreign basket to merge',
    ({ basket, foreignBasket }) => [
      `POST /basket/${basket.id}/merge`,
      { json: { fromBasketId: foreignBasket.id } },
    ],
    404,
    'BASKET_NOT_FOUND',
    'fromBasketId',
  ],
  [
    'a basket to merge into itself',
    ({ basket }) => [`POST /basket/${basket.id}/merge`, { json: { fromBasketId: basket.id } }],
    400,
    'SAME_BASKET',
    'fromBasketId',
  ],
  [
    'an item that is not there',
    ({ basket }) => [`PATCH /basket/${basket.id}/items/prod-2`, { json: { quantity: 1 } }],
    404,
    'ITEM_NOT_FOUND',
    'productId',
  ],
  [
    'a reference that is too long',
    fixed('POST /basket', { json: { customerId: 'x'.repeat(129) } }),
    ...invalid('customerId'),
  ],
  [
    'an order of an empty basket',
    placeOrder(({ emptyBasket }) => ({ basketId: emptyBasket.id })),
    422,
    'BASKET_EMPTY',
    'basketId',
  ],
  [
    'an order of a foreign basket',
    placeOrder(({ foreignBasket }) => ({ basketId: foreignBasket.id })),
    404,
    'BASKET_NOT_FOUND',
    'basketId',
  ],
  [
    'an order of an expired basket',
    placeOrder(({ expiredBasket }) => ({ basketId: expiredBasket.id })),
    404,
    'BASKET_NOT_FOUND',
    'basketId',
  ],
  ['an order of no basket', placeOrder(() => ({})), ...invalid('basketId')],
  [
    'an unknown payment method',
    placeOrder(({ basket }) => ({ basketId: basket.id, paymentMethod: 'gold' })),
    ...invalid('paymentMethod'),
  ],
  [
    'an unknown field',
    placeOrder(({ basket }) => ({ basketId: basket.id, discount: 100 })),
    ...invalid('discount'),
  ],
  [
    'an unknown field deep down',
    placeOrder(({ basket }) => ({
      basketId: basket.id,
      shippingAddress: { name: 'A', line1: 'B', city: 'C', postalCode: 'D', country: 'DE', planet: 'Earth' },
    })),
    ...invalid('shippingAddress.planet'),
  ],
  [
    'a country that is none',
    placeOrder(({ basket }) => ({
      basketId: basket.id,
      shippingAddress: { name: 'A', line1: 'B', city: 'C', postalCode: 'D', country: 'Germany' },
    })),
    ...invalid('shippingAddress.country'),
  ],
  [
    'an idempotency key that is too long',
    ({ basket }) => [
      'POST /orders',
      {
        json: { basketId: basket.id, paymentMethod: 'stub' },
        headers: { 'idempotency-key': 'x'.repeat(256) },
      },
    ],
    ...invalid('Idempotency-Key'),
  ],
  [
    'a foreign order',
    ({ foreignOrder }) => [`GET /orders/${foreignOrder}`],
    404,
    'ORDER_NOT_FOUND',
    'orderId',
  ],
  ['an unknown order', fixed(`GET /orders/${randomUUID()}`), 404, 'ORDER_NOT_FOUND', 'orderId'],
  [
    'an unknown order to cancel',
    fixed(`POST /orders/${randomUUID()}/cancel`),
    404,
    'ORDER_NOT_FOUND',
    'orderId',
  ],
  ['an order id that cannot be', fixed('GET /orders/7'), ...invalid('orderId')],
  ['a status that is none', fixed('GET /orders?status=LOST'), ...invalid('status')],
  ['a page too long', fixed('GET /orders?limit=101'), ...invalid('limit')],
  ['an unknown filter', fixed('GET /orders?colour=red'), ...invalid('colour')],
  ['a cursor that is none', fixed('GET /orders?cursor=nonsense'), ...invalid('cursor')],
  ['a cursor of products that is none', fixed('GET /products?cursor=nonsense'), ...invalid('cursor')],
  [
    'a cursor of notifications that is none',
    fixed('GET /notifications?cursor=nonsense'),
    ...invalid('cursor'),
  ],
  ['an order of sorts that is none', fixed('GET /products?sort=colour'), ...invalid('sort')],
  ['a price that is none', fixed('GET /products?minPrice=cheap'), ...invalid('minPrice')],
  ['an unknown product to read', fixed('GET /products/prod-0'), 404, 'PRODUCT_NOT_FOUND', 'id'],
  [
    'an e-mail address that is none',
    register({ email: 'nobody', password: 'P@ssw0rd' }),
    ...invalid('email'),
  ],
  ['a password too short', register({ email: 'a@example.com', password: '1234567' }), ...invalid('password')],
  [
    'a role of its own',
    register({ email: 'a@example.com', password: 'P@ssw0rd', roles: ['admin'] }),
    ...invalid('roles'),
  ],
  ['no credentials', fixed('POST /auth/login', { json: {} }), ...invalid('email')],
  ['a body that is an array', fixed('POST /basket', { json: [] }), ...invalid('body')],
  ['malformed JSON', fixed('POST /orders', { text: '{"basketId":' }), 400, 'MALFORMED_JSON', 'body'],
  [
    'malformed JSON at log-in',
    fixed('POST /auth/login', { text: '{"email"' }),
    400,
    'MALFORMED_JSON',
    'body',
  ],
  ['no body', fixed('POST /orders', { text: '' }), ...invalid('basketId')],
  [
    'a body over 100 KB',
    fixed('POST /basket', { json: { customerId: 'x'.repeat(102_401) } }),
    413,
    'BODY_TOO_LARGE',
    'body',
  ],
  [
    'another content type',
    fixed('POST /basket', { text: '<a/>', headers: { 'content-type': 'text/xml' } }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'content-type',
  ],
  ['an unknown route', fixed('GET /nothing/here'), 404, 'ROUTE_NOT_FOUND', undefined],
  ['a method that the path does not take', fixed('DELETE /orders'), 405, 'METHOD_NOT_ALLOWED', undefined],
  ['a path that cannot be decoded', fixed('GET /basket/%zz'), 400, 'BAD_URL', undefined],
  [
    'what is for staff',
    fixed('POST /products', { json: { name: 'A', category: 'B', price: { amount: 1, currency: 'EUR' } } }),
    403,
    'FORBIDDEN',
    'authorization',
  ],
  [
    'what is for staff, of stock',
    fixed('PUT /products/prod-1/stock', { json: { stock: 1 } }),
    403,
    'FORBIDDEN',
    'authorization',
  ],
];

const tokens: readonly (readonly [what: string, token: () => string])[] = [
  ['an expired token', () => accessToken({ expiresIn: -1 })],
  ['a token of another signer', () => accessToken({ secret: 'another secret of at least 32 characters' })],
  ['a token without a signature', () => accessToken({ alg: 'none' })],
  ['a token for another audience', () => accessToken({ audience: 'another-system' })],
  ['a token of roles that do not exist', () => accessToken({ roles: ['root'] })],
  ['a token that was changed', () => `${accessToken().slice(0, -4)}AAAA`],
  ['what is no token', () => 'token'],
];

describe('the answer to bad input', () => {
  let scene: Scene;

  beforeAll(async () => {
    const [customer, stranger, product] = await Promise.all([aCustomer(), aCustomer(), aProduct()]);
    scene = {
      customer,
      product,
      basket: await aBasketWith(customer, product),
      foreignBasket: await aBasketWith(stranger, product),
      expiredBasket: await aBasketWith(customer, product),
      emptyBasket: await anEmptyBasket(customer),
      foreignOrder: await anOrder(stranger, product),
    };
    const redis = new Redis(system.env.REDIS_URL);
    const deleted = await redis.del(`${system.env.REDIS_NAMESPACE}basket:${scene.expiredBasket.id}`);
    redis.disconnect();
    expect(deleted).toBe(1);
  });

  it.each(table)('%s is a problem that says so', async (_, request, status, code, field) => {
    const answer = await scene.customer.send<Problem>(...request(scene));
    expectProblem(answer, status, code, field);
  });

  it('names every field at fault', async () => {
    const { body } = await scene.customer.send<Problem>('POST /orders', {
      json: { basketId: 1, extra: true },
    });
    expect(body.errors?.map(({ field }) => field).sort()).toEqual(['basketId', 'extra', 'paymentMethod']);
  });

  it.each(['GET /orders', 'POST /orders', 'GET /notifications', 'GET /auth/me', 'POST /products'])(
    '%s without a token is refused',
    async (route) => {
      const answer = await send<Problem>(route);
      expectProblem(answer, 401, 'UNAUTHENTICATED', 'authorization');
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    },
  );

  it.each(tokens)('%s is refused', async (_, token) => {
    const answer = await send<Problem>('GET /orders', { token: token() });
    expectProblem(answer, 401, 'INVALID_TOKEN', 'authorization');
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('leaves everything as it was', async () => {
    const { body } = await scene.customer.send<Basket>(`GET /basket/${scene.basket.id}`);
    expect(body).toEqual(scene.basket);
  });
});
