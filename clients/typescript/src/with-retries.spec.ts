import { json, scripted } from './testing/script.ts';
import { withIdempotencyKey } from './with-idempotency-key.ts';
import { withRetries } from './with-retries.ts';

const soon = { 'retry-after': '0' };
const get = () => new Request('http://shop.test/products');
const post = (headers = {}) =>
  new Request('http://shop.test/orders', { method: 'POST', body: '{"a":1}', headers });

describe('a request that fails', () => {
  it.each([
    ['the network', () => new TypeError('fetch failed')],
    ['503', () => json(503, {}, soon)],
    ['429', () => json(429, {}, soon)],
  ])('by %s is sent again', async (_, failure) => {
    const { send, sent } = scripted(failure(), json(200, {}));
    expect((await withRetries({}, send)(get())).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it('is sent again with the same key and the same body, so that it is executed once', async () => {
    const { send, sent } = scripted(new TypeError('reset'), json(409, {}, soon), json(202, {}));
    const response = await withIdempotencyKey(withRetries({}, send))(post());
    expect(response.status).toBe(202);
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toEqual([keys[0], keys[0], keys[0]]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(Array(3).fill('{"a":1}'));
  });

  it('is not sent again where it could be executed twice', async () => {
    const { send, sent } = scripted(new TypeError('reset'));
    await expect(withRetries({}, send)(post())).rejects.toThrow('reset');
    expect(sent).toHaveLength(1);
  });

  it('is given up in the end, with the last answer', async () => {
    const { send, sent } = scripted(json(503, {}, soon), json(503, {}, soon), json(503, { code: 'X' }, soon));
    const response = await withRetries({ retries: 2 }, send)(get());
    expect(await response.json()).toEqual({ code: 'X' });
    expect(sent).toHaveLength(3);
  });

  it('is not waited for longer than allowed', async () => {
    const { send } = scripted(json(429, {}, { 'retry-after': '3600' }));
    expect((await withRetries({}, send)(get())).status).toBe(429);
  });

  it.each([400, 401, 404, 409, 422, 500])('with %i stands', async (status) => {
    const { send, sent } = scripted(json(status, {}));
    expect((await withRetries({}, send)(get())).status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  it('is given up at once when its sender aborts', async () => {
    const abort = new AbortController();
    const { send } = scripted(json(503, {}, { 'retry-after': '20' }));
    const request = new Request('http://shop.test/products', { signal: abort.signal });
    const attempt = withRetries({}, send)(request);
    abort.abort(new Error('the shopper left'));
    await expect(attempt).rejects.toThrow('the shopper left');
  });
});
