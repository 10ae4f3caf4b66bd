import { newId } from '#libs/common';
import { databaseEnv, parseEnv } from '#libs/configs';
import { seed } from '../src/persistence/seed';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';
import { UserRepository } from '../src/persistence/user.repository';
import { Passwords } from '../src/security/passwords';

const email = `${newId()}@example.com`;
const password = 'a password of the test';
const database = new UserAuthDatabase(parseEnv(process.env, { database: databaseEnv('user-auth') }).database);
const before = { ...process.env };

beforeAll(() => Object.assign(process.env, { ADMIN_EMAIL: email.toUpperCase(), ADMIN_PASSWORD: password }));

afterAll(async () => {
  Object.assign(process.env, before);
  await database.close();
});

it('seeds one administrator, however often it runs', async () => {
  const results = [await seed(), await seed()];
  expect(results).toEqual(['administrator created', 'the administrator exists']);
  const admin = await new UserRepository(database).findByEmail(email);
  expect(admin?.roles).toEqual(['admin', 'staff', 'customer']);
  await expect(new Passwords().matches(password, admin?.passwordHash)).resolves.toBe(true);
});

it("gives the administrator the environment's password when that has changed", async () => {
  await seed();
  process.env.ADMIN_PASSWORD = 'another password';
  await expect(seed()).resolves.toBe("the administrator has the environment's password");
  const admin = await new UserRepository(database).findByEmail(email);
  await expect(new Passwords().matches('another password', admin?.passwordHash)).resolves.toBe(true);
});
