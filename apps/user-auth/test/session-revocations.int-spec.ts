import { AccessTokenSigner, AccessTokens, revocationMarks } from '#libs/auth';
import { newId } from '#libs/common';
import { parseEnv, redisEnv } from '#libs/configs';
import { RedisClient } from '#libs/redis';
import { tokenConfig } from '../../../libs/auth/src/testing/token-config';
import { SessionPolicy } from '../src/security/session-policy';
import { SessionRevocations } from '../src/security/session-revocations';

const { config } = parseEnv(process.env, { config: redisEnv() });
const policy = new SessionPolicy(900, 3_600, 0);
const redis = new RedisClient(config);
const revocations = new SessionRevocations(redis, policy);
const accessTokens = new AccessTokens(tokenConfig());
const signer = new AccessTokenSigner(tokenConfig());

const valueOf = (key: string) => redis.run((client) => client.get(key));

beforeAll(() => redis.connect());

afterAll(() => redis.onApplicationShutdown());

describe('the mark of a revocation', () => {
  it('outlives every token that it is about', async () => {
    const [sessionId, userId] = [newId(), newId()];
    await revocations.revokeSession(sessionId);
    await revocations.revokeUser(userId);
    for (const key of [revocationMarks.ofSession(sessionId), revocationMarks.ofUser(userId)]) {
      expect(await redis.run((client) => client.ttl(key))).toBeGreaterThan(policy.accessTokenSeconds);
    }
  });

  it('of a user lies between the tokens from before and those from after', async () => {
    const subject = { id: newId(), roles: ['customer'] as const, sessionId: newId() };
    const madeAt = async () => (await accessTokens.verify(await signer.sign(subject))).tokenMadeAt;
    const before = await madeAt();
    await revocations.revokeUser(subject.id);
    const mark = Number(await valueOf(revocationMarks.ofUser(subject.id)));
    expect(before).toBeLessThanOrEqual(mark);
    // The next millisecond, at the earliest, belongs to what is made afterwards.
    while (Date.now() <= mark);
    expect(await madeAt()).toBeGreaterThan(mark);
  });

  it('that cannot be left keeps nobody from ending a session', async () => {
    const away = new RedisClient({ url: 'redis://127.0.0.1:1', namespace: '' });
    await expect(new SessionRevocations(away, policy).revokeSession(newId())).resolves.toBeUndefined();
    await away.onApplicationShutdown();
  });
});
