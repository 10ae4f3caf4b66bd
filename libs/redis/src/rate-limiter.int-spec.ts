import { randomUUID } from 'node:crypto';
import { RedisClient } from './redis-client';

const { REDIS_URL = '', REDIS_NAMESPACE = '' } = process.env;
const limit = { name: 'test', requests: 5, seconds: 60 };

const clients: RedisClient[] = [];

async function connected(): Promise<RedisClient> {
  const client = new RedisClient({ url: REDIS_URL, namespace: REDIS_NAMESPACE });
  clients.push(client);
  await client.connect();
  return client;
}

describe('RateLimiter', () => {
  afterAll(() => Promise.all(clients.map((client) => client.onApplicationShutdown())));

  it('counts what all instances let through together', async () => {
    const one = (await connected()).rateLimiter(limit);
    const other = (await connected()).rateLimiter(limit);
    const key = randomUUID();

    const spent = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : other).spend(key)),
    );

    const allowed = spent.filter((each) => each.allowed);
    expect(allowed.map(({ remaining }) => remaining).toSorted()).toEqual([0, 1, 2, 3, 4]);
    for (const { resetSeconds } of spent) expect([59, 60]).toContain(resetSeconds);
  });

  it('counts each key and each limit for itself', async () => {
    const client = await connected();
    const [few, many] = [
      client.rateLimiter({ ...limit, name: 'few', requests: 1 }),
      client.rateLimiter(limit),
    ];
    const [key, otherKey] = [randomUUID(), randomUUID()];

    await few.spend(key);

    expect(await few.spend(key)).toMatchObject({ allowed: false, remaining: 0 });
    expect(await few.spend(otherKey)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await many.spend(key)).toMatchObject({ allowed: true, remaining: 4 });
  });

  it('allows everything anew when the time is over', async () => {
    const limiter = (await connected()).rateLimiter({ name: 'short', requests: 1, seconds: 1 });
    const key = randomUUID();
    await limiter.spend(key);
    expect(await limiter.spend(key)).toMatchObject({ allowed: false, resetSeconds: 1 });

    await new Promise((resolve) => setTimeout(resolve, 1_100));

    expect(await limiter.spend(key)).toMatchObject({ allowed: true });
  });

  it('counts for itself while there is no connection', async () => {
    const limiter = new RedisClient({ url: REDIS_URL, namespace: REDIS_NAMESPACE }).rateLimiter(limit);
    const key = randomUUID();

    const spent = await Promise.all(Array.from({ length: 6 }, () => limiter.spend(key)));

    expect(spent.map(({ allowed }) => allowed)).toEqual([true, true, true, true, true, false]);
  });
});
