import { newId } from '#libs/common';
import { databaseEnv, parseEnv } from '#libs/configs';
import { ChangeProfile } from '#contracts/users/commands/change-profile.v1';
import { MAX_ADDRESSES } from '#contracts/users/saved-address';
import { AddAddressHandler } from '../src/commands/add-address.handler';
import { ChangeAddressHandler } from '../src/commands/change-address.handler';
import { ChangeProfileHandler } from '../src/commands/change-profile.handler';
import { RemoveAddressHandler } from '../src/commands/remove-address.handler';
import { registerUser } from '../src/domain/user';
import { AddressRepository } from '../src/persistence/address.repository';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';
import { UserRepository } from '../src/persistence/user.repository';
import { GetAddressHandler } from '../src/queries/get-address.handler';
import { GetMeHandler } from '../src/queries/get-me.handler';
import { ListAddressesHandler } from '../src/queries/list-addresses.handler';

const database = new UserAuthDatabase(parseEnv(process.env, { database: databaseEnv('user-auth') }).database);
const users = new UserRepository(database);
const addresses = new AddressRepository(database);
const home = { name: 'Ada', line1: 'Main Street 1', city: 'Berlin', postalCode: '10115', country: 'DE' };
const notFound = (what: 'ADDRESS' | 'USER') =>
  expect.objectContaining({ code: `${what}_NOT_FOUND`, kind: 'not-found' }) as Error;

type Tx = Parameters<Parameters<typeof database.transaction>[0]>[0];

/** Somebody with an account, and what they can do with it. */
async function somebody(id = newId()) {
  const user = { ...registerUser({ email: `${id}@example.com`, passwordHash: '', roles: ['customer'] }), id };
  await database.transaction((tx) => users.add(tx, user));
  return personWith(id);
}

function personWith(id: string) {
  const caller = { id, roles: ['customer' as const] };
  const run = <T>(work: (context: { caller: typeof caller; tx: Tx }) => Promise<T>) =>
    database.transaction((tx) => work({ caller, tx }));
  const [add, change] = [new AddAddressHandler(addresses), new ChangeAddressHandler(addresses)];
  return {
    id,
    me: () => new GetMeHandler(users).handle({}, { caller }),
    changeProfile: (profile: object) =>
      run((context) => new ChangeProfileHandler(users).handle(ChangeProfile.input.parse(profile), context)),
    add: (more: object = {}) => run((context) => add.handle({ ...home, ...more }, context)),
    change: (addressId: string, more: object) =>
      run((context) => change.handle({ addressId, ...more }, context)),
    remove: (addressId: string) =>
      run((context) => new RemoveAddressHandler(addresses).handle({ addressId }, context)),
    get: (addressId: string) => new GetAddressHandler(addresses).handle({ addressId }, { caller }),
    list: (page: { limit: number; cursor?: string } = { limit: 100 }) =>
      new ListAddressesHandler(addresses).handle(page, { caller }),
  };
}

afterAll(() => database.close());

describe('a profile', () => {
  it('is empty at first, and keeps what it is given until that is cleared', async () => {
    const person = await somebody();
    const bare = await person.me();
    expect(bare).not.toMatchObject({ name: expect.anything() as unknown });

    const profile = { name: 'Ada Lovelace', phone: '+4930123456', locale: 'en-GB' };
    expect(await person.changeProfile(profile)).toEqual({ ...bare, ...profile });
    await person.changeProfile({ name: 'Ada', phone: null });
    expect(await person.me()).toEqual({ ...bare, name: 'Ada', locale: 'en-GB' });
  });

  it("is nobody else's", async () => {
    const [person, other] = [await somebody(), await somebody()];
    await person.changeProfile({ name: 'Ada' });
    expect(await other.me()).not.toMatchObject({ name: 'Ada' });
    await expect(personWith(newId()).changeProfile({ name: 'Ada' })).rejects.toThrow(notFound('USER'));
  });

  it.each([{ phone: '030 123456' }, { locale: 'german' }, { name: 'A\nB' }, { nickname: 'A' }])(
    'refuses %j',
    (profile) => {
      expect(ChangeProfile.input.safeParse(profile).success).toBe(false);
    },
  );
});

describe('an address book', () => {
  it('gives back what it was given, and forgets what is removed', async () => {
    const person = await somebody();
    const added = await person.add({ line2: 'Left', label: 'home' });
    expect(added).toEqual({ ...home, line2: 'Left', label: 'home', id: added.id, isDefault: true });
    expect(await person.get(added.id)).toEqual(added);
    expect(await person.change(added.id, { line2: null, city: 'Potsdam' })).not.toHaveProperty(
      'line2',
      'Left',
    );
    expect(await person.get(added.id)).toMatchObject({ city: 'Potsdam', label: 'home' });
    await person.remove(added.id);
    await expect(person.get(added.id)).rejects.toThrow(notFound('ADDRESS'));
    await expect(person.remove(added.id)).rejects.toThrow(notFound('ADDRESS'));
  });

  it('has one default, whoever takes its place last', async () => {
    const person = await somebody();
    const first = await person.add();
    const second = await person.add();
    const third = await person.add({ isDefault: true });
    const defaults = async () => (await person.list()).items.filter(({ isDefault }) => isDefault);
    expect(await defaults()).toEqual([third]);
    await Promise.all([first, second, third].map(({ id }) => person.change(id, { isDefault: true })));
    expect(await defaults()).toHaveLength(1);
    await person.change((await defaults())[0]?.id ?? '', { isDefault: false });
    expect(await defaults()).toEqual([]);
  });

  it('has one default after ten first addresses at once', async () => {
    const person = await somebody();
    await Promise.all(Array.from({ length: 10 }, () => person.add()));
    expect((await person.list()).items.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('is full at its limit, even for those who come at once', async () => {
    const person = await somebody();
    for (let count = 2; count < MAX_ADDRESSES; count += 1) await person.add();
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => person.add()));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect((await person.list()).items).toHaveLength(MAX_ADDRESSES);
  });

  it('is read newest first, page by page', async () => {
    const person = await somebody();
    const added = [await person.add(), await person.add(), await person.add()];
    const first = await person.list({ limit: 2 });
    const second = await person.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(added.reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('is closed to everybody else', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const { id } = await person.add();
    await expect(other.get(id)).rejects.toThrow(notFound('ADDRESS'));
    await expect(other.change(id, { city: 'Rome' })).rejects.toThrow(notFound('ADDRESS'));
    await expect(other.remove(id)).rejects.toThrow(notFound('ADDRESS'));
    expect((await other.list()).items).toEqual([]);
    expect(await person.get(id)).toMatchObject(home);
  });

  it('needs an account', async () => {
    await expect(personWith(newId()).add()).rejects.toThrow(notFound('USER'));
  });
});
