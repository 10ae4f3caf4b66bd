import { randomBytes } from 'node:crypto';
import { newId } from '#libs/common';
import { Purger } from '#libs/purging';
import { createOwnDatabase } from '../../../libs/prisma/src/testing/own-database';
import { accountPurges } from '../src/persistence/account-purges';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
const open = () => createOwnDatabase('user-auth', process.env, (config) => new UserAuthDatabase(config));

describe('what of an account is purged', () => {
  let own: Awaited<ReturnType<typeof open>>;
  let userId: string;

  beforeAll(async () => {
    own = await open();
  });

  beforeEach(async () => {
    const { id } = await own.database.client.user.create({
      data: { id: newId(), email: `${newId()}@example.com`, passwordHash: '', roles: ['customer'] },
    });
    userId = id;
  });

  afterAll(() => own.drop());

  const purge = () =>
    new Purger(own.database, accountPurges({ sessionDays: 30, apiKeyDays: 90 }), 3_600).purge();

  async function session(expiresAt: Date, revokedAt: Date | null, usedTokens = 1) {
    const used = Array.from({ length: usedTokens }, () => ({ hash: randomBytes(32), usedAt: daysAgo(40) }));
    const tokens = { create: [...used, { hash: randomBytes(32) }] };
    const data = { id: newId(), userId, createdAt: daysAgo(60), expiresAt, revokedAt, tokens };
    return (await own.database.client.session.create({ data })).id;
  }
  const sessions = async () => {
    const rows = await own.database.client.session.findMany({
      where: { userId },
      include: { _count: { select: { tokens: true } } },
    });
    return new Map(rows.map(({ id, _count }) => [id, _count.tokens]));
  };

  it('are sessions that ended long ago, with all their refresh tokens', async () => {
    await session(daysAgo(31), null);
    await session(daysAgo(-1), daysAgo(31), 1_200);
    const recent = [
      await session(daysAgo(29), null),
      await session(daysAgo(-1), daysAgo(29)),
      await session(daysAgo(-1), null),
    ];
    await purge();
    expect(await sessions()).toEqual(new Map(recent.map((id) => [id, 2])));
  });

  it('are mailed links that nobody can use, but not those that count against the next one', async () => {
    const link = (purpose: string, createdAt: Date, expiresAt: Date) =>
      own.database.client.oneTimeToken.create({
        data: { hash: randomBytes(32), userId, purpose, createdAt, expiresAt },
      });
    await link('verify-email', daysAgo(4), daysAgo(2));
    await link('verify-email', daysAgo(1), daysAgo(-1));
    await link('reset-password', new Date(Date.now() - 2_000), new Date(Date.now() - 1_000));
    await purge();
    const left = await own.database.client.oneTimeToken.findMany({ where: { userId } });
    expect(left.map(({ expiresAt }) => expiresAt > daysAgo(1))).toEqual([true, true]);
  });

  it('are API keys that expired long ago, and none that still works', async () => {
    const key = (name: string, expiresAt: Date | null) =>
      own.database.client.apiKey.create({
        data: {
          id: newId(),
          userId,
          hash: randomBytes(32),
          name,
          hint: '',
          createdAt: daysAgo(400),
          expiresAt,
        },
      });
    await key('expired long ago', daysAgo(91));
    await key('expired', daysAgo(89));
    await key('works', daysAgo(-1));
    await key('works for ever', null);
    await purge();
    const left = await own.database.client.apiKey.findMany({ where: { userId }, orderBy: { name: 'asc' } });
    expect(left.map(({ name }) => name)).toEqual(['expired', 'works', 'works for ever']);
  });

  it('is never the account itself', async () => {
    await purge();
    expect(await own.database.client.user.count({ where: { id: userId } })).toBe(1);
  });
});
