import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedFetch } from '../support/openapi/documented-fetch';
import { until } from '../support/until';
import { send } from './support/http';
import { PASSWORD, aCustomer } from './support/people';
import { aConfirmedOrder, aProduct } from './support/shopping';
import { logFolder, root, system } from './support/system';

const services = Object.entries(system.services);
const withDatabase = services.filter(([name]) => name !== 'order_system');

const ops = ['/health/live', '/health/ready', '/health', '/metrics'].map((path) => `get ${path}`);
interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, object>;
}

async function documentOf(url: string): Promise<OpenApi> {
  return (await (await fetch(`${url}/api/docs-json`)).json()) as OpenApi;
}

const routesOf = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );

const metricsOf = async (url: string) => (await fetch(`${url}/metrics`)).text();

describe('every service', () => {
  it.each(services)('%s says how it is, whatever the asker has heard before', async (_, url) => {
    const again = await fetch(`${url}/health/live`, { headers: { 'if-none-match': '*' } });
    expect(again.status).toBe(200);
  });

  it.each(withDatabase)('%s documents its routes', async (_, url) => {
    const document = await documentOf(url);
    expect(document.openapi).toMatch(/^3\./);
    expect(routesOf(document).sort()).toEqual([...ops].sort());
    expect((await fetch(`${url}/api/docs`)).status).toBe(200);
  });

  it('at the gateway is described by the document that clients are made from', async () => {
    const file = readFileSync(join(root, 'clients/typescript/openapi.json'), 'utf8');
    expect(await documentOf(system.url)).toEqual(JSON.parse(file));
  });

  it.each(['/health/live', '/health/ready', '/health', '/metrics', '/problems', '/problems/forbidden'])(
    'at the gateway answers GET %s as its document says',
    async (path) => {
      // Throws where it does not.
      expect((await documentedFetch(system.url)(path)).status).toBe(200);
    },
  );

  it.each(['json', 'yaml'])(
    'at the gateway sends its document in %s compressed, and once',
    async (format) => {
      const url = `${system.url}/api/docs-${format}`;
      const { headers } = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
      expect(headers.get('content-encoding')).toBe('gzip');
      const again = await fetch(url, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
    },
  );

  it.each(services)('%s is alive and ready', async (_, url) => {
    const live = await fetch(`${url}/health/live`);
    expect([live.status, await live.json()]).toEqual([200, { status: 'ok' }]);
    for (const path of ['/health', '/health/ready']) {
      const report = await fetch(url + path);
      expect([report.status, await report.json()]).toMatchObject([200, { status: 'ok' }]);
    }
  });

  it.each(withDatabase)(
    '%s looks at its database, its broker, its consumers and its relay',
    async (_, url) => {
      const { details } = (await (await fetch(`${url}/health`)).json()) as {
        details: Record<string, unknown>;
      };
      expect(details).toMatchObject({
        broker: { status: 'up' },
        consumers: { status: 'up' },
        database: { status: 'up' },
        relay: { status: 'up' },
      });
    },
  );

  it.each(services)('%s counts what it does', async (name, url) => {
    await aConfirmedOrder(await aCustomer(), await aProduct());
    const metrics = await metricsOf(url);
    const expected = [
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_seconds',
      'http_request_duration_seconds',
    ];
    const messaging = [
      'outbox_backlog',
      'outbox_oldest_age_seconds',
      'outbox_published_total',
      'message_handling_duration_seconds',
      'messages_retried_total',
      'messages_dead_lettered_total',
      'messages_duplicate_total',
    ];
    for (const metric of name === 'order_system'
      ? [...expected, 'request_duration_seconds']
      : [...expected, ...messaging])
      expect(metrics).toContain(`# TYPE ${metric} `);
  });

  it('has published everything soon after', async () => {
    await aConfirmedOrder(await aCustomer(), await aProduct());
    for (const [name, url] of withDatabase) {
      await until(`the outbox of ${name} is empty`, async () =>
        /^outbox_backlog\S* 0$/m.test(await metricsOf(url)),
      );
    }
  });

  it('logs neither personal data nor secrets', async () => {
    const customer = await aCustomer();
    await aConfirmedOrder(customer, await aProduct());
    await send('POST /auth/login', { json: { email: customer.email, password: 'a wrong password' } });
    await send('POST /auth/register', { json: { email: customer.email, password: PASSWORD } });
    await send('POST /auth/login', { text: `{"email":"${customer.email}"` });
    await send('POST /auth/refresh', { json: { refreshToken: `${customer.refreshToken}x` } });
    await send(`GET /orders?token=${customer.token}`);

    const {
      JWT_SECRET,
      ENCRYPTION_SECRET,
      ADMIN_EMAIL,
      ADMIN_PASSWORD,
      STUB_WEBHOOK_SECRET,
      DATABASE_URL,
      AMQP_URL,
    } = system.env;
    const passwords = [DATABASE_URL, AMQP_URL]
      .map((url) => new URL(url).password)
      .filter((it) => it.length > 5);
    const secrets = [
      JWT_SECRET,
      ENCRYPTION_SECRET,
      ADMIN_EMAIL,
      ADMIN_PASSWORD,
      STUB_WEBHOOK_SECRET,
      PASSWORD,
      ...passwords,
    ];
    const private_ = [customer.email, customer.token, customer.refreshToken, 'a wrong password'];
    for (const [name] of services) {
      const log = readFileSync(join(logFolder, `${name}.log`), 'utf8');
      expect(log).toContain(`"service":"${name}"`);
      const found = [...secrets, ...private_].filter((text) => log.includes(text));
      expect([name, found, log.match(/[\w.+-]+@example\.com/g)]).toEqual([name, [], null]);
      expect(log).not.toMatch(/\beyJ[\w-]+\.eyJ[\w-]+/);
    }
  });

  it('writes its log as JSON, a line an entry', () => {
    for (const [name] of services) {
      const lines = readFileSync(join(logFolder, `${name}.log`), 'utf8')
        .trim()
        .split('\n');
      for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    }
  });
});
