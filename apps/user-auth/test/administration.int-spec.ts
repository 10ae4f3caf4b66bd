import type { Role } from '#contracts/kernel/permissions';
import { UserDisabled } from '#contracts/users/events/user-disabled.v1';
import { UserEnabled } from '#contracts/users/events/user-enabled.v1';
import { UserRolesChanged } from '#contracts/users/events/user-roles-changed.v1';
import type { Tokens } from '#contracts/users/user';
import { revocationMarks } from '#libs/auth';
import { newId } from '#libs/common';
import { createOwnDatabase } from '../../../libs/prisma/src/testing/own-database';
import { ChangeRolesHandler } from '../src/commands/change-roles.handler';
import { DisableUserHandler } from '../src/commands/disable-user.handler';
import { EnableUserHandler } from '../src/commands/enable-user.handler';
import { RefreshTokensHandler } from '../src/commands/refresh-tokens.handler';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';
import { GetUserHandler } from '../src/queries/get-user.handler';
import { ListUsersHandler } from '../src/queries/list-users.handler';
import { refusal, userAuthFixture } from '../src/testing/user-auth-fixture';

const openDatabase = () =>
  createOwnDatabase('user-auth', process.env, (config) => new UserAuthDatabase(config));
let own: Awaited<ReturnType<typeof openDatabase>>;
let auth: Awaited<ReturnType<typeof userAuthFixture>>;

/** Of its own, since it matters who else is an administrator. */
beforeAll(async () => {
  own = await openDatabase();
  auth = await userAuthFixture({ ...process.env, USER_AUTH_DATABASE_URL: own.url });
});

afterAll(async () => {
  await auth.close();
  await own.drop();
});

beforeEach(() => own.database.client.user.deleteMany());

async function aUser(...roles: Role[]) {
  const { id, email } = await auth.account();
  if (roles.length > 0) await own.database.client.user.update({ where: { id }, data: { roles } });
  return { id, email, roles };
}

const caller = { id: newId(), roles: ['admin' as const] };
const change = (userId: string, ...roles: Role[]) =>
  auth.runIn(ChangeRolesHandler, { userId, roles }, { caller });
const disable = (userId: string, as = caller) => auth.runIn(DisableUserHandler, { userId }, { caller: as });
const enable = (userId: string) => auth.runIn(EnableUserHandler, { userId }, { caller });
const list = (request: { search?: string; role?: Role; limit?: number; cursor?: string } = {}) =>
  auth.run(ListUsersHandler, { limit: 20, ...request });
const get = (userId: string) => auth.run(GetUserHandler, { userId });
const lastEventAbout = async (userId: string) => (await auth.events(userId)).at(-1);

async function expectEnded(userId: string, { refreshToken }: Tokens) {
  await expect(auth.run(RefreshTokensHandler, { refreshToken })).rejects.toThrow(
    refusal('INVALID_REFRESH_TOKEN'),
  );
  const mark = await auth.redis.run((redis) => redis.exists(revocationMarks.ofUser(userId)));
  expect(mark).toBe(1);
}

describe('the list of users', () => {
  it('shows everybody newest first, page by page, however many come meanwhile', async () => {
    const users = [await aUser(), await aUser(), await aUser()];
    const first = await list({ limit: 2 });
    await aUser();
    const second = await list({ limit: 2, cursor: first.nextCursor ?? '' });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual(users.map(({ id }) => id).reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('finds by a part of the address or of the name, in any case, and takes no character for a wildcard', async () => {
    const [ada, bob] = [await aUser(), await aUser()];
    await own.database.client.user.update({ where: { id: bob.id }, data: { name: 'Bob 100%_sure' } });
    const found = async (search: string) => (await list({ search })).items.map(({ id }) => id);
    expect(await found(ada.email.slice(2, 30).toUpperCase())).toEqual([ada.id]);
    expect(await found('bob')).toEqual([bob.id]);
    expect(await found('100%_s')).toEqual([bob.id]);
    expect(await found('%')).toEqual([bob.id]);
    expect(await found('1_0')).toEqual([]);
    expect(await found('\\')).toEqual([]);
  });

  it('finds by role', async () => {
    const [, staff] = [await aUser('customer'), await aUser('customer', 'staff')];
    expect((await list({ role: 'staff' })).items.map(({ id }) => id)).toEqual([staff.id]);
  });

  it('refuses a cursor that is none', async () => {
    await expect(list({ cursor: 'nonsense' })).rejects.toThrow(refusal('VALIDATION_FAILED'));
  });
});

describe('an account', () => {
  it('is shown to administrators without its password', async () => {
    const { id, email } = await aUser();
    const account = await get(id);
    const createdAt = expect.stringMatching(/Z$/) as string;
    const shown = { id, email, emailVerified: false, roles: ['customer'], disabledAt: null, createdAt };
    expect(account).toEqual(shown);
  });

  it('that does not exist is not found, whatever is done to it', async () => {
    const [unknown, missing] = [newId(), refusal('USER_NOT_FOUND')];
    await expect(get(unknown)).rejects.toThrow(missing);
    await expect(change(unknown, 'staff')).rejects.toThrow(missing);
    await expect(disable(unknown)).rejects.toThrow(missing);
    await expect(enable(unknown)).rejects.toThrow(missing);
  });
});

describe('a change of roles', () => {
  it('replaces the roles, says so, and ends the sessions', async () => {
    const { id, email } = await aUser();
    const tokens = await auth.logIn(email);
    await expect(change(id, 'customer', 'staff')).resolves.toMatchObject({ roles: ['customer', 'staff'] });
    const { type } = UserRolesChanged;
    expect(await lastEventAbout(id)).toEqual({ type, data: { userId: id, roles: ['customer', 'staff'] } });
    await expectEnded(id, tokens);
    const again = await auth.callerOf(await auth.logIn(email));
    expect(again.roles).toEqual(['customer', 'staff']);
  });

  it('to the same roles changes nothing', async () => {
    const { id, email } = await aUser('staff', 'customer');
    const { refreshToken } = await auth.logIn(email);
    await change(id, 'customer', 'staff');
    expect((await auth.events(id)).map(({ type }) => type)).not.toContain(UserRolesChanged.type);
    await expect(auth.run(RefreshTokensHandler, { refreshToken })).resolves.toBeDefined();
  });

  it('leaves an administrator, however many give up the role at once', async () => {
    const admins = [await aUser('admin'), await aUser('admin'), await aUser('admin')];
    const answers = await Promise.allSettled(admins.map(({ id }) => change(id, 'customer')));
    const refused = answers.flatMap((it) => (it.status === 'rejected' ? [it.reason as Error] : []));
    expect(refused).toEqual([refusal('LAST_ADMIN')]);
    expect((await list({ role: 'admin' })).items).toHaveLength(1);
  });
});

describe('disabling', () => {
  it('keeps the user out, says so once, and ends the sessions', async () => {
    const { id, email } = await aUser();
    const tokens = await auth.logIn(email);
    await expect(disable(id)).resolves.toMatchObject({ disabledAt: expect.any(String) as string });
    await disable(id);
    const said = (await auth.events(id)).filter(({ type }) => type === UserDisabled.type);
    expect(said).toEqual([{ type: UserDisabled.type, data: { userId: id } }]);
    await expectEnded(id, tokens);
    await expect(auth.logIn(email)).rejects.toThrow(refusal('ACCOUNT_DISABLED'));
  });

  it('is undone by enabling, which says so once', async () => {
    const { id, email } = await aUser();
    await disable(id);
    await expect(enable(id)).resolves.toMatchObject({ disabledAt: null });
    await enable(id);
    const said = (await auth.events(id)).filter(({ type }) => type === UserEnabled.type);
    expect(said).toEqual([{ type: UserEnabled.type, data: { userId: id } }]);
    await expect(auth.logIn(email)).resolves.toBeDefined();
  });

  it('does not go for oneself, nor for the last administrator', async () => {
    const admin = await aUser('admin');
    const oneself = { id: admin.id, roles: ['admin' as const] };
    await expect(disable(admin.id, oneself)).rejects.toThrow(refusal('CANNOT_DISABLE_ONESELF'));
    await expect(disable(admin.id)).rejects.toThrow(refusal('LAST_ADMIN'));
  });
});
