import { randomBytes } from 'node:crypto';
import { UserDeleted } from '#contracts/users/events/user-deleted.v1';
import { newId } from '#libs/common';
import { parseEnv, redisEnv } from '#libs/configs';
import { IdempotentRequest, Idempotency, Names, Outbox, ServiceIdentity } from '#libs/messaging';
import type { UnitOfWork } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import { revocationMarks } from '#libs/auth';
import type { Role } from '#contracts/kernel/permissions';
import { createOwnDatabase } from '../../../libs/prisma/src/testing/own-database';
import { tracesOf } from '../../../libs/prisma/src/testing/traces';
import { AddAddressHandler } from '../src/commands/add-address.handler';
import { DeleteAccountHandler } from '../src/commands/delete-account.handler';
import { registerUser } from '../src/domain/user';
import { AddressRepository } from '../src/persistence/address.repository';
import { Administrators } from '../src/persistence/administrators';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';
import type { UserAuthTx } from '../src/persistence/user-auth-database';
import { UserRepository } from '../src/persistence/user.repository';
import { Lockout } from '../src/security/lockout';
import { LockoutPolicy } from '../src/security/lockout-policy';
import { Passwords } from '../src/security/passwords';
import { Reauthentication } from '../src/security/reauthentication';
import { SessionPolicy } from '../src/security/session-policy';
import { SessionRevocations } from '../src/security/session-revocations';

const password = 'P@ssw0rd';
const street = 'Zeppelinallee 77';
const passwords = new Passwords();
const redis = new RedisClient(parseEnv(process.env, { redis: redisEnv() }).redis);
const outbox = new Outbox(new Names(), new ServiceIdentity('user-auth'));
const events = jest.spyOn(outbox, 'add').mockResolvedValue();
const idempotency = new Idempotency();
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

const openDatabase = () =>
  createOwnDatabase('user-auth', process.env, (config) => new UserAuthDatabase(config));
let own: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  own = await openDatabase();
  await redis.connect();
});

afterAll(() => Promise.all([own.drop(), redis.onApplicationShutdown()]));

/** Somebody of whom the service knows all that it can know. */
async function somebody(roles: Role[] = ['customer']) {
  const { database } = own;
  const name = `Name of ${newId()}`;
  const passwordHash = await passwords.hash(password);
  const user = registerUser({ email: `${newId()}@example.com`, passwordHash, roles });
  const { id, email } = user;
  const caller = { id, roles };
  const address = { name, line1: street, city: 'Berlin', postalCode: '10115', country: 'DE' };
  const add = new AddAddressHandler(new AddressRepository(database));
  const keep = (tx: UserAuthTx, command: string, key: string, answer: () => Promise<object>) =>
    idempotency.once(tx, new IdempotentRequest(command, key, {}), answer);
  const session = { userId: id, expiresAt: new Date(Date.now() + 60_000) };
  const hash = new Uint8Array(randomBytes(32));
  await database.transaction(async (tx) => {
    await new UserRepository(database).add(tx, { ...user, name, phone: '+4930123456', locale: 'de' });
    await keep(tx, 'users.add-address', `${id}:key`, () => add.handle(address, { caller, tx }));
    await keep(tx, 'users.register', `guest:${id}`, () => Promise.resolve({ id, email }));
    await tx.session.create({ data: { id: newId(), ...session, tokens: { create: { hash } } } });
  });
  return { id, email, name, delete: (word = password) => deletion().handle({ password: word }, { caller }) };
}

function deletion() {
  const { database } = own;
  const users = new UserRepository(database);
  const unitOfWork = {
    run: <T>(work: (tx: UserAuthTx) => Promise<T>) => database.transaction(work),
  } as UnitOfWork<UserAuthTx>;
  return new DeleteAccountHandler(
    new Reauthentication(users, passwords, new Lockout(redis, new LockoutPolicy(5, 50, 60))),
    users,
    new Administrators(),
    new SessionRevocations(redis, new SessionPolicy(60, 3_600, 10)),
    idempotency,
    outbox,
    unitOfWork,
  );
}

describe('the deletion of an account', () => {
  it('leaves no trace of its owner, says so, and ends the access tokens', async () => {
    const person = await somebody();
    const traces = () => tracesOf([person.id, person.email, person.name, street], own.url);
    expect(await traces()).not.toEqual([]);
    await person.delete();
    expect(await traces()).toEqual([]);
    expect(events).toHaveBeenLastCalledWith(expect.anything(), UserDeleted.of({ userId: person.id }));
    const mark = await redis.run((client) => client.get(revocationMarks.ofUser(person.id)));
    expect(Number(mark)).toBeGreaterThan(0);
  });

  it('takes every table along that there is, but for messages', async () => {
    const others = await own.database.client.$queryRaw<{ name: string }[]>`
      SELECT relname AS name FROM pg_class t
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = t.oid AND confdeltype = 'c')
      ORDER BY name`;
    expect(others.map(({ name }) => name)).toEqual(['inbox', 'outbox', 'users']);
  });

  it('leaves everybody else alone', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const traces = () => tracesOf([other.id, other.email, other.name], own.url);
    const before = await traces();
    await person.delete();
    expect(await traces()).toEqual(before);
  });

  it('frees the e-mail address', async () => {
    const { email, delete: leave } = await somebody();
    await leave();
    const again = registerUser({ email, passwordHash: '', roles: ['customer'] });
    const users = new UserRepository(own.database);
    await own.database.transaction((tx) => users.add(tx, again));
    expect(await users.findByEmail(email)).toMatchObject({ id: again.id });
  });

  it('wants the password', async () => {
    const person = await somebody();
    await expect(person.delete('p@ssw0rd')).rejects.toThrow(refusal('WRONG_PASSWORD'));
    expect(await tracesOf([person.email], own.url)).not.toEqual([]);
  });

  it('happens once', async () => {
    const person = await somebody();
    events.mockClear();
    const attempts = await Promise.allSettled([1, 2, 3].map(() => person.delete()));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(person.delete()).rejects.toThrow(refusal('USER_NOT_FOUND'));
    expect(events).toHaveBeenCalledTimes(1);
  });

  it('is refused to the last administrator, even where the last two go at once', async () => {
    const admins = await Promise.all([1, 2].map(() => somebody(['admin'])));
    const attempts = await Promise.allSettled(admins.map((admin) => admin.delete()));
    expect(attempts).toContainEqual({ status: 'rejected', reason: refusal('LAST_ADMIN') });
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
