import { randomBytes } from 'node:crypto';
import { AccessTokenSigner, AccessTokens, revocationMarks } from '#libs/auth';
import type { Caller } from '#libs/auth';
import { newId, timeOfId } from '#libs/common';
import { databaseEnv, parseEnv, redisEnv } from '#libs/configs';
import { Idempotency, IdempotentRequest } from '#libs/messaging';
import type { UnitOfWork } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import type { InputOf } from '#contracts/kernel/define-command';
import { MAX_API_KEYS } from '#contracts/users/api-key';
import { CreateApiKey } from '#contracts/users/commands/create-api-key.v1';
import { tokenConfig } from '../../../libs/auth/src/testing/token-config';
import { until } from '../../../test/support/until';
import { CreateApiKeyHandler } from '../src/commands/create-api-key.handler';
import { ExchangeApiKeyHandler } from '../src/commands/exchange-api-key.handler';
import { RevokeApiKeyHandler } from '../src/commands/revoke-api-key.handler';
import { registerUser } from '../src/domain/user';
import { ApiKeyRepository } from '../src/persistence/api-key.repository';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';
import type { UserAuthTx } from '../src/persistence/user-auth-database';
import { UserRepository } from '../src/persistence/user.repository';
import { ListApiKeysHandler } from '../src/queries/list-api-keys.handler';
import { SessionPolicy } from '../src/security/session-policy';
import { SessionRevocations } from '../src/security/session-revocations';

const config = parseEnv(process.env, { database: databaseEnv('user-auth'), redis: redisEnv() });
const database = new UserAuthDatabase(config.database);
const redis = new RedisClient(config.redis);
const unitOfWork = {
  run: <T>(work: (tx: UserAuthTx) => Promise<T>) => database.transaction(work),
} as UnitOfWork<UserAuthTx>;
const policy = new SessionPolicy(60, 3_600, 0);
const keys = new ApiKeyRepository(database);
const accessTokens = new AccessTokens(tokenConfig());

const create = new CreateApiKeyHandler(keys, new Idempotency(), unitOfWork);
const revoke = new RevokeApiKeyHandler(keys, new SessionRevocations(redis, policy));
const list = new ListApiKeysHandler(keys);
const exchange = new ExchangeApiKeyHandler(keys, new AccessTokenSigner(tokenConfig()), policy);

const refusal = (code: string) => expect.objectContaining({ code }) as Error;

async function aUser(...roles: Caller['roles'][number][]): Promise<Caller> {
  const user = registerUser({ email: `${newId()}@example.com`, passwordHash: '', roles });
  await database.transaction((tx) => new UserRepository(database).add(tx, user));
  return { id: user.id, roles };
}

const keyOf = async (caller: Caller, input: Partial<InputOf<typeof CreateApiKey>> = {}) => {
  const made = await create.handle({ name: 'warehouse', scopes: ['orders:read'], ...input }, { caller });
  return { ...made, key: String(made.key) };
};
const change = (id: string, data: object) => database.client.apiKey.update({ where: { id }, data });
const lastUse = async (id: string) =>
  (await database.client.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;

function somebodyWaits(): Promise<unknown> {
  return until('somebody waits for a row', async () => {
    const waiting = await database.client.$queryRaw<unknown[]>`
      SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%api_keys%'`;
    return waiting.length > 0;
  });
}

beforeAll(() => redis.connect());

afterAll(() => Promise.all([database.close(), redis.onApplicationShutdown()]));

describe('an API key', () => {
  it('is traded for a token that is limited to its scopes', async () => {
    const caller = await aUser('customer', 'staff');
    const { id, key } = await keyOf(caller, { scopes: ['orders:read', 'products:write'] });
    const { accessToken, expiresIn } = await exchange.handle({ key });
    expect(expiresIn).toBe(60);
    await expect(accessTokens.verify(accessToken)).resolves.toMatchObject({
      id: caller.id,
      roles: ['customer', 'staff'],
      scopes: ['orders:read', 'products:write'],
      sessionId: id,
    });
  });

  it('is shown once, and kept as a hash only', async () => {
    const { id, key } = await keyOf(await aUser('customer'));
    expect(key).toMatch(/^osk_[\w-]{43}$/);
    const row = await database.client.apiKey.findUniqueOrThrow({ where: { id } });
    expect(row.hash).toHaveLength(32);
    expect(JSON.stringify(row)).not.toContain(key.slice(8));
    expect(row.hint).toBe(key.slice(0, 8));
  });

  it('is made once under an idempotency key, and not shown again', async () => {
    const caller = await aUser('customer');
    const input = { name: 'warehouse', scopes: ['orders:read' as const] };
    const attempt = async () => {
      const idempotency = new IdempotentRequest(CreateApiKey.name, `${caller.id}:k-1`, input);
      return { answer: await create.handle(input, { caller, idempotency }), idempotency };
    };
    const first = await attempt();
    const second = await attempt();
    expect(second.answer).toEqual({ ...first.answer, key: null });
    expect([first.idempotency.replayed, second.idempotency.replayed]).toEqual([false, true]);
    const kept = await database.client.inboxMessage.findMany({
      where: { messageId: { startsWith: caller.id } },
    });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(String(first.answer.key).slice(8));
  });

  it('can do nothing that its owner may not do', async () => {
    const caller = await aUser('customer');
    await expect(keyOf(caller, { scopes: ['orders:read', 'products:write'] })).rejects.toMatchObject({
      code: 'SCOPE_NOT_HELD',
      facts: { errors: [{ field: 'scopes', message: 'must not hold products:write' }] },
    });
  });

  it.each(['account:manage', 'users:manage', 'dead-letters:manage'])('is never for %s', (scope) => {
    expect(CreateApiKey.input.safeParse({ name: 'x', scopes: [scope] }).success).toBe(false);
  });

  it('follows the roles of its owner', async () => {
    const caller = await aUser('customer', 'staff');
    const { key } = await keyOf(caller, { scopes: ['products:write'] });
    await database.client.user.update({ where: { id: caller.id }, data: { roles: ['customer'] } });
    const { accessToken } = await exchange.handle({ key });
    await expect(accessTokens.verify(accessToken)).resolves.toMatchObject({ roles: ['customer'] });
  });

  it('works until it expires, and its tokens no longer than that', async () => {
    const now = Date.now();
    const { id, key } = await keyOf(await aUser('customer'), {
      expiresAt: new Date(now + 30_000).toISOString(),
    });
    expect((await exchange.handle({ key })).expiresIn).toBeLessThanOrEqual(30);
    await change(id, { expiresAt: new Date(now - 1) });
    await expect(exchange.handle({ key })).rejects.toThrow(refusal('INVALID_API_KEY'));
  });

  it('does not expire before it is made', async () => {
    const expiresAt = new Date(Date.now() - 1_000).toISOString();
    await expect(keyOf(await aUser('customer'), { expiresAt })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      facts: { errors: [{ field: 'expiresAt' }] },
    });
  });

  it('does not work while its owner is disabled', async () => {
    const caller = await aUser('customer');
    const { key } = await keyOf(caller);
    const disable = (disabledAt: Date | null) =>
      database.client.user.update({ where: { id: caller.id }, data: { disabledAt } });
    await disable(new Date());
    await expect(exchange.handle({ key })).rejects.toThrow(refusal('INVALID_API_KEY'));
    await disable(null);
    await expect(exchange.handle({ key })).resolves.toBeDefined();
  });

  it('is not exchanged past a change of its owner that is under way', async () => {
    const caller = await aUser('customer');
    const { key } = await keyOf(caller);
    let exchanging: Promise<unknown> = Promise.resolve();
    await database.transaction(async (tx) => {
      await tx.user.update({ where: { id: caller.id }, data: { disabledAt: new Date() } });
      exchanging = exchange.handle({ key }).catch((failure: unknown) => failure);
      await somebodyWaits();
    });
    expect(await exchanging).toMatchObject({ code: 'INVALID_API_KEY' });
  });

  it('goes with its owner', async () => {
    const caller = await aUser('customer');
    const { key } = await keyOf(caller);
    await database.client.user.delete({ where: { id: caller.id } });
    await expect(exchange.handle({ key })).rejects.toThrow(refusal('INVALID_API_KEY'));
    await expect(keyOf(caller)).rejects.toThrow(refusal('USER_NOT_FOUND'));
  });

  it('that nobody knows is refused', async () => {
    await expect(exchange.handle({ key: `osk_${'A'.repeat(43)}` })).rejects.toThrow(
      refusal('INVALID_API_KEY'),
    );
  });

  it('remembers its last use, to the minute', async () => {
    const { id, key } = await keyOf(await aUser('customer'));
    expect(await lastUse(id)).toBeNull();
    await exchange.handle({ key });
    const first = await lastUse(id);
    await exchange.handle({ key });
    expect(await lastUse(id)).toEqual(first);
    const earlier = new Date(Date.now() - 61_000);
    await change(id, { lastUsedAt: earlier });
    await exchange.handle({ key });
    expect((await lastUse(id))?.getTime()).toBeGreaterThan(earlier.getTime());
  });

  it('is one of a bounded number, however many are asked for at once', async () => {
    const caller = await aUser('customer');
    const { id } = await keyOf(caller);
    const first = await database.client.apiKey.findUniqueOrThrow({ where: { id } });
    const copies = Array.from({ length: MAX_API_KEYS - 2 }, () => ({
      ...first,
      id: newId(),
      hash: new Uint8Array(randomBytes(32)),
    }));
    await database.client.apiKey.createMany({ data: copies });
    const both = await Promise.allSettled([keyOf(caller), keyOf(caller)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(keyOf(caller)).rejects.toThrow(refusal('TOO_MANY_API_KEYS'));
  });
});

describe('the list of API keys', () => {
  it('shows the caller their own, newest first, a page at a time, without the keys', async () => {
    const [caller, other] = [await aUser('customer'), await aUser('customer')];
    await keyOf(other);
    const made = [];
    for (const name of ['one', 'two', 'three']) made.push(await keyOf(caller, { name }));
    const first = await list.handle({ limit: 2 }, { caller });
    const second = await list.handle({ limit: 2, cursor: String(first.nextCursor) }, { caller });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['three', 'two', 'one']);
    expect(second.nextCursor).toBeNull();
    for (const { key } of made) expect(JSON.stringify(first)).not.toContain(key.slice(8));
    expect(first.items[0]).toMatchObject({ scopes: ['orders:read'], expiresAt: null, lastUsedAt: null });
  });
});

describe('the revocation of an API key', () => {
  const revokeAs = (caller: Caller, id: string) =>
    database.transaction((tx) => revoke.handle({ keyId: id }, { caller, tx }));

  it('ends the key, and the tokens that it was traded for', async () => {
    const caller = await aUser('customer');
    const { id, key } = await keyOf(caller);
    const holder = await accessTokens.verify((await exchange.handle({ key })).accessToken);
    await revokeAs(caller, id);
    await expect(exchange.handle({ key })).rejects.toThrow(refusal('INVALID_API_KEY'));
    await expect(list.handle({ limit: 10 }, { caller })).resolves.toMatchObject({ items: [] });
    const mark = revocationMarks.ofSession(holder.sessionId);
    const [time, seconds] = await Promise.all([
      redis.run((client) => client.get(mark)),
      redis.run((client) => client.ttl(mark)),
    ]);
    expect(Number(time)).toBeGreaterThanOrEqual(timeOfId(id));
    expect(seconds).toBeGreaterThan(policy.accessTokenSeconds);
  });

  it('is for its owner alone, and once', async () => {
    const [caller, other] = [await aUser('customer'), await aUser('admin')];
    const { id, key } = await keyOf(caller);
    await expect(revokeAs(other, id)).rejects.toThrow(refusal('API_KEY_NOT_FOUND'));
    await expect(exchange.handle({ key })).resolves.toBeDefined();
    await revokeAs(caller, id);
    await expect(revokeAs(caller, id)).rejects.toThrow(refusal('API_KEY_NOT_FOUND'));
  });
});
