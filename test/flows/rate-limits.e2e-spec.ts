import { randomInt } from 'node:crypto';
import { TcpProxy } from '../support/tcp-proxy';
import { until } from '../support/until';
import { type OwnGateway, anotherGateway } from './support/own-gateway';
import { system } from './support/system';
import { accessToken } from './support/tokens';

const REQUESTS = 5;
const limits = { RATE_LIMIT_DEFAULT: `${REQUESTS}/60`, RATE_LIMIT_AUTH: '3/60', TRUST_PROXY: 'loopback' };

/** An address that nobody has asked from yet. */
const anAddress = () => ({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });

describe('requests that are too many', () => {
  let redis: TcpProxy;
  let gateways: OwnGateway[];

  beforeAll(async () => {
    redis = await TcpProxy.to(system.env.REDIS_URL);
    gateways = await Promise.all([
      anotherGateway(limits),
      anotherGateway({ ...limits, REDIS_URL: redis.url }),
    ]);
  });
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    await redis.close();
  });

  const ask = (index: number, path: string, init: RequestInit): Promise<Response> => {
    const gateway = gateways[index % gateways.length];
    if (!gateway) throw new Error('there is no gateway');
    return gateway.ask(path, init);
  };

  async function askOften(times: number, path: string, init: () => RequestInit): Promise<Response[]> {
    const answers = [];
    for (let index = 0; index < times; index++) answers.push(await ask(index, path, init()));
    return answers;
  }

  it('are refused whichever gateway they come to, with the time to wait', async () => {
    const headers = { authorization: `Bearer ${accessToken()}` };
    const answers = await askOften(REQUESTS + 2, '/orders', () => ({
      headers: { ...headers, ...anAddress() },
    }));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const left = answers.map((answer) => answer.headers.get('ratelimit')?.replace(/;t=\d+$/, ''));
    expect(left).toEqual([4, 3, 2, 1, 0, 0, 0].map((requests) => `"default";r=${requests}`));
    for (const answer of answers)
      expect(answer.headers.get('ratelimit-policy')).toBe(`"default";q=${REQUESTS};w=60`);
    const refused = answers[REQUESTS];
    const retryAfter = Number(refused?.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(refused?.headers.get('ratelimit')).toBe(`"default";r=0;t=${retryAfter}`);
    expect(refused?.headers.get('content-type')).toMatch('application/problem+json');
    expect(await refused?.json()).toMatchObject({
      type: '/problems/rate-limited',
      title: 'Too many requests',
      status: 429,
      code: 'RATE_LIMITED',
      instance: '/orders',
    });
  });

  it('are a matter of each caller, not of its neighbours', async () => {
    const place = anAddress();
    await askOften(REQUESTS + 1, '/products', () => ({ headers: place }));
    const headers = { authorization: `Bearer ${accessToken()}`, ...place };
    expect((await ask(0, '/orders', { headers })).status).toBe(200);
  });

  it('are fewer where passwords are taken', async () => {
    const place = anAddress();
    const answers = await askOften(4, '/auth/login', () => ({
      method: 'POST',
      headers: { ...place, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'a wrong password' }),
    }));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"auth";q=3;w=60');
  });

  it('are not those of monitors and of browsers that ask first', async () => {
    const place = anAddress();
    const health = await askOften(REQUESTS + 1, '/health/live', () => ({ headers: place }));
    const preflights = await askOften(REQUESTS + 1, '/orders', () => ({ method: 'OPTIONS', headers: place }));
    expect(new Set([...health, ...preflights].map(({ status }) => status))).toEqual(new Set([200, 204]));
  });

  it('are counted by each gateway for itself while Redis is away, and nobody is kept waiting', async () => {
    redis.cut();
    const place = anAddress();
    const counted = () => ask(1, '/products', { headers: place });
    const answers = [];
    for (let index = 0; index <= REQUESTS; index++) answers.push(await counted());
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask(1, '/health/ready', {})).status).toBe(200);
    expect((await ask(0, '/products', { headers: place })).status).toBe(200);

    redis.restore();
    await until('the gateways count together again', async () => {
      const elsewhere = anAddress();
      await ask(0, '/products', { headers: elsewhere });
      const answer = await ask(1, '/products', { headers: elsewhere });
      return answer.headers.get('ratelimit')?.startsWith('"default";r=3');
    });
  });
});
