import { randomBytes } from 'node:crypto';
import { ExportPersonalData } from '#contracts/users/queries/export-personal-data.v1';
import { newId } from '#libs/common';
import { databaseEnv, parseEnv } from '#libs/configs';
import { registerUser } from '../src/domain/user';
import { PersonalDataRepository } from '../src/persistence/personal-data.repository';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';
import { UserRepository } from '../src/persistence/user.repository';
import { ExportPersonalDataHandler } from '../src/queries/export-personal-data.handler';

const database = new UserAuthDatabase(parseEnv(process.env, { database: databaseEnv('user-auth') }).database);
const exporting = new ExportPersonalDataHandler(new PersonalDataRepository(database));
const exportOf = (id: string) => exporting.handle({}, { caller: { id, roles: ['customer'] } });

const home = { name: 'Ada', line1: 'Main Street 1', city: 'Berlin', postalCode: '10115', country: 'DE' };
const later = new Date(Date.now() + 60_000);
const newHash = () => new Uint8Array(randomBytes(32));

afterAll(() => database.close());

/** Somebody with one of everything, all secrets of which hold the word. */
async function somebody(secret = 'top-secret') {
  const email = `${newId()}@example.com`;
  const user = registerUser({ email, passwordHash: secret, roles: ['customer'] });
  const { id: userId } = user;
  const profile = { name: 'Ada', phone: '+4930123456', locale: 'de' };
  await database.transaction(async (tx) => {
    await new UserRepository(database).add(tx, { ...user, ...profile });
    await tx.address.create({ data: { id: newId(), userId, label: 'home', isDefault: true, address: home } });
    await tx.session.create({
      data: { id: newId(), userId, expiresAt: later, tokens: { create: { hash: newHash() } } },
    });
    await tx.apiKey.create({
      data: {
        id: newId(),
        userId,
        hash: newHash(),
        name: 'warehouse',
        hint: 'osk_Zk3v',
        scopes: ['orders:read'],
      },
    });
    await tx.secondFactor.create({ data: { userId, secret, confirmedAt: new Date() } });
    await tx.oneTimeToken.create({
      data: { userId, hash: newHash(), purpose: 'verify-email', expiresAt: later },
    });
  });
  return { id: userId, email, profile };
}

describe('the export of personal data', () => {
  it('holds all that is known about whoever asks, but for what opens the account', async () => {
    const { id, email, profile } = await somebody();
    await somebody();
    const exported = await exportOf(id);
    expect(ExportPersonalData.output.parse(exported)).toEqual(exported);
    expect(exported).toMatchObject({
      account: { id, email, ...profile, roles: ['customer'] },
      addresses: [{ ...home, label: 'home', isDefault: true }],
      sessions: [{ expiresAt: later.toISOString(), endedAt: null }],
      apiKeys: [{ name: 'warehouse', scopes: ['orders:read'] }],
      secondFactor: { confirmedAt: expect.any(String) as string },
      mailedLinks: [{ purpose: 'verify-email', expiresAt: later.toISOString() }],
    });
    expect(JSON.stringify(exported)).not.toMatch(/top-secret|hash/i);
  });

  it('needs an account', async () => {
    await expect(exportOf(newId())).rejects.toMatchObject({ code: 'USER_NOT_FOUND' });
  });
});
