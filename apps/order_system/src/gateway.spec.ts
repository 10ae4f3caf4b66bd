import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { DeleteBasket } from '#contracts/basket/commands/delete-basket.v1';
import { GetCheckout } from '#contracts/basket/queries/get-checkout.v1';
import { CancelOrder } from '#contracts/orders/commands/cancel-order.v1';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { ReceiveWebhook } from '#contracts/payments/commands/receive-webhook.v1';
import { LogIn } from '#contracts/users/commands/log-in.v1';
import { DomainError } from '#libs/common';
import { startGateway } from './testing/gateway';
import type { Gateway } from './testing/gateway';

const ID = '01a20465-bf4c-7729-ab97-2c2165707774';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };
const checkOut = JSON.stringify({ basketId: ID, paymentMethod: 'stub' });

describe('the gateway', () => {
  let gateway: Gateway;
  let customer: { authorization: string };

  beforeEach(async () => {
    gateway = await startGateway();
    customer = await gateway.bearer('customer');
  });

  afterEach(() => gateway.stop());

  const post = (path: string, body?: string, headers: Record<string, string> = JSON_TYPE) =>
    gateway.fetch(path, { method: 'POST', body, headers: { ...customer, ...headers } });

  it('reads JSON sent with the form content type, and forwards it with the token', async () => {
    gateway.requests.on(CreateBasket, () => ({ id: ID }));
    const response = await post('/basket', '{"customerId":"user-123"}', FORM);
    expect(response.status).toBe(201);
    expect(gateway.requests.sent).toEqual([
      {
        name: 'basket.create',
        input: { customerId: 'user-123' },
        token: customer.authorization.replace('Bearer ', ''),
      },
    ]);
  });

  it('opens a basket without a body', async () => {
    gateway.requests.on(CreateBasket, () => ({ id: ID }));
    expect((await post('/basket', undefined, {})).status).toBe(201);
  });

  it.each([
    ['malformed JSON', '{"a":', JSON_TYPE, 400, 'MALFORMED_JSON', 'body'],
    ['a form', 'customerId=1', FORM, 400, 'MALFORMED_JSON', 'body'],
    ['a list', '[]', JSON_TYPE, 400, 'VALIDATION_FAILED', 'body'],
    ['a wrong type', '{"customerId":1}', JSON_TYPE, 400, 'VALIDATION_FAILED', 'customerId'],
    ['an unknown field', '{"owner":"me"}', JSON_TYPE, 400, 'VALIDATION_FAILED', 'owner'],
    ['text', 'hello', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'content-type'],
    ['more than 100 KB', `"${'x'.repeat(102_400)}"`, JSON_TYPE, 413, 'BODY_TOO_LARGE', 'body'],
  ])('refuses %s as a problem that names the field', async (_, body, headers, status, code, field) => {
    const response = await post('/basket', body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({ status, code, field, instance: '/basket' });
    expect(gateway.requests.sent).toEqual([]);
  });

  it.each([0, -1, 1.5, 1e9, '2'])('refuses quantity %j', async (quantity) => {
    const response = await post(`/basket/${ID}/items`, JSON.stringify({ productId: 'prod-1', quantity }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ field: 'quantity' });
  });

  it('names what a missing body lacks', async () => {
    const response = await post(`/basket/${ID}/items`, undefined, {});
    expect(await response.json()).toMatchObject({
      errors: [{ field: 'productId' }, { field: 'quantity' }],
    });
  });

  it('names a path id that is none', async () => {
    const response = await post('/basket/1/items', '{"productId":"prod-1","quantity":1}');
    expect(await response.json()).toMatchObject({ status: 400, field: 'basketId' });
  });

  it('passes a refusal of a service on', async () => {
    gateway.requests.on(AddItem, () => {
      throw new DomainError('PRODUCT_NOT_FOUND', 'not-found', 'There is no product prod-0.', {
        errors: [{ field: 'productId', message: 'is not a product' }],
      });
    });
    const response = await post(`/basket/${ID}/items`, '{"productId":"prod-0","quantity":1}');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'PRODUCT_NOT_FOUND', field: 'productId' });
  });

  it('answers 503 with Retry-After when a service is down', async () => {
    const response = await post('/basket');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
  });

  it('tells nothing of an unexpected failure', async () => {
    gateway.requests.on(CreateBasket, () => {
      throw new Error('password of the broker');
    });
    const response = await post('/basket');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('broker');
  });

  it('tells a wrong method from an unknown path', async () => {
    const wrong = await gateway.fetch('/auth/login', { method: 'PUT' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    const unknown = await gateway.fetch('/baskets');
    expect(await unknown.json()).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
  });

  it('returns the request id of the caller, or one of its own', async () => {
    const own = await gateway.fetch('/nowhere');
    expect(own.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const given = await gateway.fetch('/nowhere', { headers: { 'x-request-id': 'mine' } });
    expect(given.headers.get('x-request-id')).toBe('mine');
    expect(await given.json()).toMatchObject({ requestId: 'mine' });
  });

  describe('lets in', () => {
    it('nobody without a token', async () => {
      const response = await gateway.fetch('/orders');
      expect(await response.json()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="order-system"');
    });

    it('nobody with a forged token', async () => {
      const response = await gateway.fetch('/orders', {
        headers: { authorization: `${customer.authorization}x` },
      });
      expect(await response.json()).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
      expect(response.headers.get('www-authenticate')).toMatch('error="invalid_token"');
    });

    it('no customer where staff work', async () => {
      const response = await post('/products', '{}');
      expect(await response.json()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    });

    it.each(['staff', 'admin'] as const)('%s where staff work', async (role) => {
      const response = await post('/products', '{}', { ...JSON_TYPE, ...(await gateway.bearer(role)) });
      expect(await response.json()).toMatchObject({ code: 'VALIDATION_FAILED', field: 'name' });
    });

    it('those who log in with a body, not with a query', async () => {
      gateway.requests.on(LogIn, () => ({ accessToken: 'a' }));
      const login = await post('/auth/login', '{"email":"Dev@Example.com","password":"P@ssw0rd"}');
      expect([login.status, await login.json()]).toEqual([200, { accessToken: 'a' }]);
      const query = await post('/auth/login?email=dev@example.com&password=P@ssw0rd', '{}');
      expect(await query.json()).toMatchObject({ status: 400, field: 'email' });
    });
  });

  describe('takes orders', () => {
    beforeEach(() => gateway.requests.on(CheckOutBasket, () => ({ id: ID, status: 'SUBMITTED' })));

    it('with 202 and where to look', async () => {
      const response = await post('/orders', checkOut);
      expect([response.status, response.headers.get('location')]).toEqual([202, `/orders/${ID}`]);
      expect(await response.json()).toEqual({ id: ID, status: 'SUBMITTED' });
    });

    it('and cancels them before they are open, as soon as they are', async () => {
      let tries = 0;
      gateway.requests.on(CancelOrder, () => {
        tries += 1;
        if (tries < 3) throw new DomainError('ORDER_NOT_FOUND', 'not-found', 'No such order.');
        return { id: ID, status: 'CANCELLED' };
      });
      gateway.requests.on(GetCheckout, () => ({ id: ID, status: 'SUBMITTED' }));
      const response = await gateway.fetch(`/orders/${ID}/cancel`, { method: 'POST', headers: customer });
      expect(await response.json()).toEqual({ id: ID, status: 'CANCELLED' });
    });

    it('under no idempotency key where the route takes none', async () => {
      gateway.requests.on(DeleteBasket, () => ({}));
      const headers = { ...customer, 'idempotency-key': 'key-1' };
      await gateway.fetch(`/basket/${ID}`, { method: 'DELETE', headers });
      expect(gateway.requests.sent.at(-1)?.idempotencyKey).toBeUndefined();
    });

    it('under an idempotency key, and says when it repeats itself', async () => {
      gateway.requests.replayed = true;
      const response = await post('/orders', checkOut, { ...JSON_TYPE, 'idempotency-key': 'key-1' });
      expect(response.headers.get('idempotency-replayed')).toBe('true');
      expect(gateway.requests.sent).toMatchObject([{ idempotencyKey: 'key-1' }]);
    });

    it('and waits for the outcome where that is preferred', async () => {
      gateway.requests.on(GetOrder, () => ({ id: ID, status: 'CONFIRMED' }));
      gateway.feed.emit(ID);
      const response = await post('/orders', checkOut, { ...JSON_TYPE, prefer: 'wait=10' });
      expect([response.status, response.headers.get('preference-applied')]).toEqual([201, 'wait=10']);
      expect(await response.json()).toEqual({ id: ID, status: 'CONFIRMED' });
    });

    it('and answers 202 when the wait was too short', async () => {
      const response = await post('/orders', checkOut, { ...JSON_TYPE, prefer: 'wait=0' });
      expect(response.status).toBe(202);
    });

    it('and shows them before they are open', async () => {
      gateway.requests.on(GetOrder, () => {
        throw new DomainError('ORDER_NOT_FOUND', 'not-found', 'No such order.');
      });
      gateway.requests.on(GetCheckout, () => ({ id: ID, status: 'SUBMITTED' }));
      const response = await gateway.fetch(`/orders/${ID}`, { headers: customer });
      expect(await response.json()).toEqual({ id: ID, status: 'SUBMITTED' });
    });
  });

  it('forwards a webhook byte by byte, with its signature and no token', async () => {
    gateway.requests.on(ReceiveWebhook, () => ({ received: true }));
    const body = '{ "type": "payment.captured",  "n": 1.0 }';
    const headers = { ...JSON_TYPE, 'webhook-id': 'm-1', 'webhook-signature': 'v1,abc' };
    const response = await gateway.fetch('/payments/webhooks/stub', { method: 'POST', body, headers });
    expect(response.status).toBe(200);
    expect(gateway.requests.sent).toEqual([
      {
        name: 'payments.receive-webhook',
        input: { provider: 'stub', headers: { 'webhook-id': 'm-1', 'webhook-signature': 'v1,abc' }, body },
      },
    ]);
  });
});
