import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';
import { rawExchange } from '../testing/raw-exchange';

const HOST = 'Host: gateway\r\nConnection: close\r\n';
const get = (url: string, headers = HOST) => `GET ${url} HTTP/1.1\r\n${headers}\r\n`;
const post = (headers: string, body: string) => `POST /basket HTTP/1.1\r\n${HOST}${headers}\r\n${body}`;
const LONG = 'x'.repeat(9_000);
const FLOOD = 'x'.repeat(1_000_000);

describe('a request that is not well-formed', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  it.each([
    ['that is no HTTP', 'hello\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    ['with a method that does not exist', `FLY / HTTP/1.1\r\n${HOST}\r\n`, 400, 'MALFORMED_REQUEST'],
    ['with a header without a name', get('/', `: x\r\n${HOST}`), 400, 'MALFORMED_REQUEST'],
    ['without a host', get('/products', 'Connection: close\r\n'), 400, 'MALFORMED_REQUEST'],
    ['with two hosts', get('/products', `Host: other\r\n${HOST}`), 400, 'AMBIGUOUS_HEADER'],
    [
      'with two callers',
      get('/products', `${HOST}Authorization: Bearer a\r\nAuthorization: Bearer b\r\n`),
      400,
      'AMBIGUOUS_HEADER',
    ],
    [
      'with two idempotency keys',
      get('/products', `${HOST}Idempotency-Key: a\r\nidempotency-key: b\r\n`),
      400,
      'AMBIGUOUS_HEADER',
    ],
    ['with two lengths', post('Content-Length: 2\r\nContent-Length: 3\r\n', '{}'), 400, 'MALFORMED_REQUEST'],
    [
      'whose length is said in two ways',
      post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
      400,
      'MALFORMED_REQUEST',
    ],
    ['with a path that cannot be decoded', get('/basket/%zz'), 400, 'BAD_URL'],
    ['with a URL that is too long', get(`/products?search=${LONG}`), 414, 'URL_TOO_LONG'],
    ['with a path whose part is too long', get(`/products/${'x'.repeat(2_000)}`), 414, 'URL_TOO_LONG'],
    ['with a URL without end', get(`/products?search=${FLOOD}`), 414, 'URL_TOO_LONG'],
    ['with headers without end', get('/products', `${HOST}Cookie: ${FLOOD}\r\n`), 431, 'HEADERS_TOO_LARGE'],
    ['that expects too much', get('/products', `${HOST}Expect: wonders\r\n`), 417, 'EXPECTATION_FAILED'],
    [
      'with a chunk extension without end',
      post('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n', `2;${FLOOD}`),
      413,
      'BODY_TOO_LARGE',
    ],
  ])('%s is answered with a problem', async (_, request, status, code) => {
    const answer = await rawExchange(gateway.url, request);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(JSON.parse(answer.body)).toMatchObject({
      type: `/problems/${code.toLowerCase().replaceAll('_', '-')}`,
      status,
      code,
      requestId: answer.headers.get('x-request-id'),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(gateway.requests.sent).toEqual([]);
  });

  it('leaves one that is of HTTP/1.0 in peace', async () => {
    expect(await rawExchange(gateway.url, 'GET /nowhere HTTP/1.0\r\n\r\n')).toMatchObject({ status: 404 });
  });
});
