import { createHmac, randomUUID } from 'node:crypto';
import type { Basket } from '#contracts/basket/basket';
import type { Tokens } from '#contracts/users/user';
import { type Guest, aGuest, putIn, withToken } from './support/guests';
import { type Problem, expectStatus, send } from './support/http';
import { PASSWORD, type Person, aCustomer } from './support/people';
import { aBasketWith, aProduct, checkOut, orderOnce } from './support/shopping';
import { system } from './support/system';

const read = <Body = Basket>(basketId: string, basketToken: string) =>
  send<Body>(`GET /basket/${basketId}`, { headers: withToken(basketToken) });
const quantities = ({ items }: Basket) =>
  Object.fromEntries(items.map(({ productId, quantity }) => [productId, quantity]));

/** A token of the same claims that somebody else has signed. */
function forged(token: string): string {
  const [header = '', claims = ''] = token.split('.');
  const signature = createHmac('sha256', 'another secret of 32 characters!').update(`${header}.${claims}`);
  return `${header}.${claims}.${signature.digest('base64url')}`;
}

describe("a guest's basket", () => {
  it('is opened without an account, and filled with its token alone', async () => {
    const product = await aProduct();
    const opened = await send<Basket>('POST /basket', { json: {} });
    expect(opened).toMatchObject({ status: 201, body: { items: [], version: 1 } });
    const { id, token = '' } = opened.body;
    expect(opened.headers.get('basket-token')).toBe(token);

    const json = { productId: product.id, quantity: 2 };
    const filled = await send<Basket>(`POST /basket/${id}/items`, { json, headers: withToken(token) });
    expect(filled).toMatchObject({ status: 200, body: { id, items: [{ quantity: 2 }] } });
    expect(filled.headers.get('basket-token')).toBe(filled.body.token);
    expect((await read(id, filled.body.token ?? '')).body.total).toEqual(filled.body.total);
  });

  it('is opened by its own token and by nothing else', async () => {
    const [guest, other, customer] = await Promise.all([aGuest(), aGuest(), aCustomer()]);
    const path = `GET /basket/${guest.basketId}`;
    const refusals: [string, Promise<{ status: number; body: Problem }>, number, string, string][] = [
      ['nobody', send<Problem>(path), 401, 'UNAUTHENTICATED', 'authorization'],
      ['another guest', read(guest.basketId, other.basketToken), 404, 'BASKET_NOT_FOUND', 'basketId'],
      ['a customer', customer.send(path), 404, 'BASKET_NOT_FOUND', 'basketId'],
      [
        'a forger',
        read(guest.basketId, forged(guest.basketToken)),
        401,
        'INVALID_BASKET_TOKEN',
        'Basket-Token',
      ],
      ['nonsense', read(guest.basketId, 'nonsense'), 401, 'INVALID_BASKET_TOKEN', 'Basket-Token'],
      ['an access token', read(guest.basketId, customer.token), 401, 'INVALID_BASKET_TOKEN', 'Basket-Token'],
    ];
    for (const [who, refusal, status, code, field] of refusals)
      expect([who, await refusal]).toMatchObject([who, { status, body: { code, field } }]);
  });

  it('gives its token no other power', async () => {
    const { basketToken, basketId } = await aGuest(await aProduct());
    for (const route of ['GET /auth/me', 'GET /orders', 'GET /basket', 'GET /notifications']) {
      const asGuest = await send<Problem>(route, { headers: withToken(basketToken) });
      expect([route, asGuest]).toMatchObject([route, { status: 401, body: { code: 'UNAUTHENTICATED' } }]);
      const asCaller = await send<Problem>(route, { token: basketToken });
      expect([route, asCaller]).toMatchObject([route, { status: 401, body: { code: 'INVALID_TOKEN' } }]);
    }
    const json = { basketId, paymentMethod: 'stub' };
    expect(await send<Problem>('POST /orders', { json, headers: withToken(basketToken) })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
  });

  it('is never given to a stranger who chose the same idempotency key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const open = () => expectStatus(201, send<Basket>('POST /basket', { json: {}, headers }));
    const [mine, theirs] = await Promise.all([open(), open()]);
    expect(theirs.id).not.toBe(mine.id);
    expect((await read(mine.id, theirs.token ?? '')).status).toBe(404);
  });

  it('takes 50 requests at once with one idempotency key as one', async () => {
    const [guest, product] = await Promise.all([aGuest(), aProduct()]);
    const headers = { 'idempotency-key': randomUUID() };
    const json = { productId: product.id, quantity: 2 };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        guest.send<Basket>(`POST /basket/${guest.basketId}/items`, { json, headers }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.filter((answer) => answer.headers.get('idempotency-replayed') === 'true')).toHaveLength(
      49,
    );
    expect((await read(guest.basketId, guest.basketToken)).body).toMatchObject({
      version: 2,
      items: [{ quantity: 2 }],
    });
  });
});

describe('at login', () => {
  type LoggedIn = Tokens & { basketId?: string };

  const logInAs = ({ email }: Person, { basketToken }: Pick<Guest, 'basketToken'>) =>
    expectStatus(
      200,
      send<LoggedIn>('POST /auth/login', {
        json: { email, password: PASSWORD },
        headers: withToken(basketToken),
      }),
    );
  const basketOf = (person: Person, basketId = '') =>
    expectStatus(200, person.send<Basket>(`GET /basket/${basketId}`));

  it("the guest's basket becomes the customer's first one, and can be ordered", async () => {
    const [customer, product] = await Promise.all([aCustomer(), aProduct()]);
    const guest = await aGuest(product);

    const { basketId } = await logInAs(customer, guest);

    expect(basketId).toBe(guest.basketId);
    expect((await read(guest.basketId, guest.basketToken)).status).toBe(404);
    expect((await basketOf(customer, basketId)).token).toBeUndefined();
    const order = await expectStatus(202, checkOut(customer, guest.basketId));
    await orderOnce('CONFIRMED', customer, order.id);
  });

  it('is merged into the one they had, as far as the stock goes', async () => {
    const [customer, plenty, scarce, soldOut] = await Promise.all([
      aCustomer(),
      aProduct({ stock: 50 }),
      aProduct({ stock: 3 }),
      aProduct({ stock: 0 }),
    ]);
    const own = await aBasketWith(customer, plenty, 4);
    const guest = await aGuest(soldOut);
    await putIn(guest, plenty, 2);
    await putIn(guest, scarce, 5);

    const { basketId } = await logInAs(customer, guest);

    expect(basketId).toBe(own.id);
    const basket = await basketOf(customer, basketId);
    expect(quantities(basket)).toEqual({ [plenty.id]: 6, [scarce.id]: 3 });
    expect(basket.adjustments).toEqual([
      { productId: soldOut.id, requested: 1, quantity: 0 },
      { productId: scarce.id, requested: 5, quantity: 3 },
    ]);
    expect((await read(guest.basketId, guest.basketToken)).status).toBe(404);
  });

  it.each(['nonsense', 'eyJhbGciOiJub25lIn0.e30.'])(
    'a token such as %s changes nothing',
    async (basketToken) => {
      const customer = await aCustomer();
      const tokens = await logInAs(customer, { basketToken });
      expect(tokens).toMatchObject({ tokenType: 'Bearer' });
      expect(tokens.basketId).toBeUndefined();
    },
  );

  it('nothing is merged where the password is wrong', async () => {
    const [customer, guest] = await Promise.all([aCustomer(), aGuest()]);
    const json = { email: customer.email, password: 'not that one' };
    const headers = withToken(guest.basketToken);
    await expectStatus(401, send('POST /auth/login', { json, headers }));
    expect((await read(guest.basketId, guest.basketToken)).status).toBe(200);
  });
});

describe('once logged in', () => {
  let customer: Person;
  beforeEach(async () => (customer = await aCustomer()));

  it("a guest's basket is claimed with its token, again without effect", async () => {
    const guest = await aGuest(await aProduct());
    const claim = () =>
      expectStatus(
        200,
        customer.send<Basket>('POST /basket/claim', { headers: withToken(guest.basketToken) }),
      );

    const claimed = await claim();
    expect(claimed).toMatchObject({ id: guest.basketId, items: [{ quantity: 1 }], version: 3 });
    expect(await claim()).toEqual(claimed);

    const thief = await aCustomer();
    const theft = thief.send<Problem>('POST /basket/claim', { headers: withToken(guest.basketToken) });
    expect(await theft).toMatchObject({
      status: 404,
      body: { code: 'BASKET_NOT_FOUND', field: 'Basket-Token' },
    });
    expect(await customer.send<Problem>('POST /basket/claim')).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', field: 'Basket-Token' },
    });
  });

  it("a guest's basket is merged into any of the customer's, with its token, once under one key", async () => {
    const product = await aProduct();
    const [into, guest] = [await aBasketWith(customer, product), await aGuest(product)];
    const route = `POST /basket/${into.id}/merge`;
    const json = { fromBasketId: guest.basketId };
    const without = await customer.send<Problem>(route, { json });
    expect(without).toMatchObject({ status: 404, body: { field: 'fromBasketId' } });

    const headers = { ...withToken(guest.basketToken), 'idempotency-key': randomUUID() };
    const first = await customer.send<Basket>(route, { json, headers });
    expect(first).toMatchObject({ status: 200, body: { id: into.id, items: [{ quantity: 2 }] } });
    expect(first.headers.get('etag')).toBe(`"${first.body.version}"`);
    const again = await customer.send<Basket>(route, { json, headers });
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
  });

  it('the open baskets are listed, the one that was changed last first', async () => {
    const product = await aProduct();
    const [older, newer] = [await aBasketWith(customer, product), await aBasketWith(customer, product)];
    const list = (query = '') =>
      expectStatus(200, customer.send<{ items: Basket[]; nextCursor: string }>(`GET /basket${query}`));

    expect(await list()).toEqual({ items: [newer, older], nextCursor: null });
    const page = await list('?limit=1');
    expect(page.items).toEqual([newer]);
    expect((await list(`?limit=1&cursor=${page.nextCursor}`)).items).toEqual([older]);
    await expectStatus(202, checkOut(customer, newer.id));
    expect((await list()).items).toEqual([older]);
  });

  it('a token that the system signed for something else opens no basket', async () => {
    const guest = await aGuest();
    const [header = '', claims = ''] = guest.basketToken.split('.');
    const changed = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
    const expired = Buffer.from(JSON.stringify({ ...changed, exp: 1 })).toString('base64url');
    const signature = createHmac('sha256', system.env.JWT_SECRET).update(`${header}.${expired}`);
    const token = `${header}.${expired}.${signature.digest('base64url')}`;
    expect(await read<Problem>(guest.basketId, token)).toMatchObject({
      status: 401,
      body: { code: 'INVALID_BASKET_TOKEN' },
    });
  });
});
