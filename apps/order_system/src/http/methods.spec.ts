import { ListProducts } from '#contracts/catalog/queries/list-products.v1';
import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';

const preflight = {
  origin: 'https://shop.example.com',
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,idempotency-key',
};

describe('the gateway', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway({ CORS_ORIGINS: 'https://shop.example.com,http://localhost:5173' });
    gateway.requests.on(ListProducts, () => ({ items: [], nextCursor: null }));
  });
  afterAll(() => gateway.stop());

  const options = (path: string, headers?: Record<string, string>) =>
    gateway.fetch(path, { method: 'OPTIONS', headers });

  it.each([
    ['/products', 'GET, HEAD, POST, OPTIONS'],
    ['/products/', 'GET, HEAD, POST, OPTIONS'],
    ['/products/prod-1?x=1', 'GET, HEAD, PATCH, DELETE, OPTIONS'],
    ['/auth/login', 'POST, OPTIONS'],
  ])('says what %s takes', async (path, allow) => {
    const answer = await options(path);
    expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([204, allow, '']);
  });

  it('knows nothing of a path that does not exist', async () => {
    const answer = await options('/nowhere');
    expect(await answer.json()).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
  });

  it.each(['PUT', 'PROPFIND', 'REPORT'])('refuses %s where it has no meaning', async (method) => {
    const answer = await gateway.fetch('/products/', { method });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect(await answer.json()).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });

  it('takes a trailing slash for nothing', async () => {
    expect((await gateway.fetch('/products/')).status).toBe(200);
    expect((await gateway.fetch('/products//')).status).toBe(404);
    expect((await gateway.fetch('//products')).status).toBe(404);
  });

  it('lets scripts of the configured origins send and read what the API is made of', async () => {
    const { status, headers } = await options('/basket', preflight);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, preflight.origin]);
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    expect(headers.get('access-control-max-age')).toBe('86400');

    const answer = await gateway.fetch('/products', { headers: { origin: preflight.origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(preflight.origin);
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toBe('Origin, accept-encoding');
  });

  it('answers a script why it is refused', async () => {
    expect((await options('/nowhere', preflight)).status).toBe(204);
    const answer = await gateway.fetch('/nowhere', { headers: { origin: preflight.origin } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
      404,
      preflight.origin,
    ]);
  });

  it('lets no other script in', async () => {
    const answer = await options('/basket', { ...preflight, origin: 'https://shop.example.com.evil.com' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('tells browsers to be strict', async () => {
    for (const path of ['/products', '/nowhere']) {
      const { headers } = await gateway.fetch(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });
});

describe('a gateway without configured origins', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  it('says nothing to browsers of other origins', async () => {
    const answer = await gateway.fetch('/auth/login', { method: 'OPTIONS', headers: preflight });
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
