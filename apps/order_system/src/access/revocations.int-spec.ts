import { revocationMarks } from '#libs/auth';
import type { TokenHolder } from '#libs/auth';
import { newId } from '#libs/common';
import { parseEnv, redisEnv } from '#libs/configs';
import { RedisClient } from '#libs/redis';
import { Revocations } from './revocations';

const { config } = parseEnv(process.env, { config: redisEnv() });
const redis = new RedisClient(config);
const revocations = new Revocations(redis);

const madeAt = Date.now();
const holder = (): TokenHolder => ({
  id: newId(),
  roles: ['customer'],
  sessionId: newId(),
  tokenMadeAt: madeAt,
});
const mark = (key: string, time: number) => redis.run((client) => client.set(key, time, 'EX', 60));

beforeAll(() => redis.connect());

afterAll(() => redis.onApplicationShutdown());

describe('revocations', () => {
  it('leave tokens alone whose session goes on', async () => {
    await expect(revocations.include(holder())).resolves.toBe(false);
  });

  it('include every token of a session that has ended, and no other of its user', async () => {
    const ended = holder();
    await mark(revocationMarks.ofSession(ended.sessionId), madeAt - 1);
    await expect(revocations.include(ended)).resolves.toBe(true);
    await expect(revocations.include({ ...ended, sessionId: newId() })).resolves.toBe(false);
  });

  it('include what a user had until then, and nothing that is newer by a millisecond', async () => {
    const user = holder();
    await mark(revocationMarks.ofUser(user.id), madeAt);
    await expect(revocations.include({ ...user, tokenMadeAt: madeAt - 1 })).resolves.toBe(true);
    await expect(revocations.include(user)).resolves.toBe(true);
    await expect(revocations.include({ ...user, tokenMadeAt: madeAt + 1 })).resolves.toBe(false);
  });

  it('are empty while Redis is away', async () => {
    const away = new RedisClient({ url: 'redis://127.0.0.1:1', namespace: '' });
    await expect(new Revocations(away).include(holder())).resolves.toBe(false);
    await away.onApplicationShutdown();
  });
});
