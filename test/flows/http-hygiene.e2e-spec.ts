import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { type Problem, expectStatus, send } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aBasketWith, aProduct } from './support/shopping';
import { system } from './support/system';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** A route's path with ids of nothing in it. */
const concrete = (path: string) => path.replaceAll(/\{[^}]+\}/g, () => randomUUID());

/** What the server answers to bytes that no HTTP client would send. */
async function sendBytes(bytes: string): Promise<string> {
  const { hostname, port } = new URL(system.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.write(bytes);
  await new Promise((resolve, reject) => socket.once('close', resolve).once('error', reject));
  return answer;
}

describe('the gateway', () => {
  let admin: Person;
  let customer: Person;
  let routes: [path: string, methods: string[]][];

  beforeAll(async () => {
    [admin, customer] = await Promise.all([theAdmin(), aCustomer()]);
    const { paths } = await expectStatus(200, send<Document>('GET /api/docs-json'));
    routes = Object.entries(paths).map(([path, operations]) => [
      concrete(path),
      Object.keys(operations).map((method) => method.toUpperCase()),
    ]);
  });

  it('answers HEAD as it answers GET, without the body', async () => {
    const reads = routes.filter(([, methods]) => methods.includes('GET'));
    expect(reads.length).toBeGreaterThan(10);
    const headers = { authorization: `Bearer ${admin.token}` };
    const asked = async (path: string, method: string) => {
      const answer = await fetch(system.url + path, { method, headers });
      const isEmpty = (await answer.text()) === '';
      return { path, status: answer.status, type: answer.headers.get('content-type'), isEmpty };
    };
    for (const [path] of reads) {
      const got = await asked(path, 'GET');
      expect(await asked(path, 'HEAD')).toEqual({ ...got, isEmpty: true });
    }
  });

  it('says what each path takes, and refuses everything else', async () => {
    for (const [path, methods] of routes) {
      const { status, headers, body } = await send(`OPTIONS ${path}`);
      const allowed = (headers.get('allow') ?? '').split(', ');
      expect([path, status, body]).toEqual([path, 204, undefined]);
      expect(allowed).toEqual(expect.arrayContaining(methods));
      const refused = await send<Problem>(`REPORT ${path}`);
      expect([path, refused.status, refused.body.code]).toEqual([path, 405, 'METHOD_NOT_ALLOWED']);
      expect(refused.headers.get('allow')?.split(', ')).toEqual(allowed);
    }
  });

  it('takes a path with a trailing slash for the one without', async () => {
    for (const path of ['/products', '/products/prod-1', '/health/live', '/api/docs']) {
      const answers = await Promise.all([path, `${path}/`].map((url) => fetch(system.url + url)));
      expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 200, 200]);
    }
  });

  it('lets nobody keep what is personal, and everybody the catalog for a moment', async () => {
    for (const path of ['/auth/me', '/orders', '/notifications'])
      expect((await customer.send(`GET ${path}`)).headers.get('cache-control')).toBe('no-store');
    const { headers } = await send('GET /products?limit=1');
    expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+/);
  });

  it('sends nothing that the reader has', async () => {
    const product = await aProduct();
    const basket = await aBasketWith(customer, product);
    for (const path of [`/products/${product.id}`, `/basket/${basket.id}`, '/orders', '/notifications']) {
      const first = await customer.send(`GET ${path}`);
      const tag = first.headers.get('etag') ?? '';
      const again = await customer.send(`GET ${path}`, { headers: { 'if-none-match': tag } });
      expect([path, again.status, again.body]).toEqual([path, 304, undefined]);
    }
    const json = { quantity: 2 };
    await customer.send(`PATCH /basket/${basket.id}/items/${product.id}`, { json });
    const headers = { 'if-none-match': `"${basket.version}"` };
    expect((await customer.send(`GET /basket/${basket.id}`, { headers })).status).toBe(200);
  });

  it('compresses what is long', async () => {
    const answer = await sendBytes(
      'GET /products?limit=50 HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n',
    );
    const plain = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    for (const coding of ['gzip', 'br']) {
      const { headers } = await send('GET /products?limit=50', { headers: { 'accept-encoding': coding } });
      expect(headers.get('content-encoding')).toBe(coding);
      expect(Number(headers.get('content-length'))).toBeLessThan(plain.length / 3);
    }
  });

  it('reads no compressed body', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const answer = await customer.send<Problem>('POST /basket', { json: {}, headers });
    expect(answer).toMatchObject({ status: 415, body: { field: 'content-encoding' } });
    expect(answer.headers.get('accept-encoding')).toBe('identity');
  });

  it.each([
    ['without a host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    ['that is none', 'NONSENSE\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    ['of a long URL', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414, 'URL_TOO_LONG'],
    [
      'with a long header',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'that expects too much',
      'GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n',
      417,
      'EXPECTATION_FAILED',
    ],
  ])('answers a request %s with a problem', async (_, bytes, status, code) => {
    const answer = await sendBytes(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
  });

  it('shows Swagger UI under a policy that lets nothing else run', async () => {
    const page = await fetch(`${system.url}/api/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    const scripts = [...html.matchAll(/(?:src|href)="(\.\/[^"]+\.(?:js|css))"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(scripts.length).toBeGreaterThan(2);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*[^<\s]/);
    for (const script of scripts)
      expect((await fetch(new URL(script, `${system.url}/api/`))).status).toBe(200);
  });
});
