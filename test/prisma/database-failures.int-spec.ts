import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import {
  isDatabaseUnavailable,
  isSerializationConflict,
  isUniqueViolation,
  PrismaDatabase,
} from '#libs/prisma';
import { PrismaClient } from '../../apps/orders/src/persistence/generated/client';

class OrdersDatabase extends PrismaDatabase<PrismaClient> {
  constructor(address: string, applicationName: string) {
    super(address, { applicationName, poolSize: 2 }, (adapter) => new PrismaClient({ adapter }));
  }
}

const url = new URL(process.env.DATABASE_URL ?? '');
url.pathname += '_orders';

const opened: OrdersDatabase[] = [];

function open(applicationName: string, address = url.href): OrdersDatabase {
  const database = new OrdersDatabase(address, applicationName);
  opened.push(database);
  return database;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  // Node's own errors come from another realm than Jest's, so their class tells nothing here.
  expect(isNativeError(outcome)).toBe(true);
  return outcome;
}

async function killConnectionsOf(applicationName: string): Promise<void> {
  await open('killer').raw.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ${applicationName}`;
}

afterAll(() => Promise.all(opened.map((database) => database.close())));

describe('an unreachable server', () => {
  const unreachable = open('unreachable', 'postgresql://postgres@127.0.0.1:9/none');

  it.each([
    ['a ping', () => unreachable.ping()],
    ['a model query', () => unreachable.client.inboxMessage.count()],
    ['a transaction', () => unreachable.transaction((tx) => tx.inboxMessage.count())],
  ])('is told from the failure of %s', async (_, work) => {
    expect(isDatabaseUnavailable(await failureOf(work()))).toBe(true);
  });
});

describe('a connection killed by the server', () => {
  it('is told from the failure of a running query', async () => {
    const query = failureOf(open('victim-1').raw.$queryRaw`SELECT 1 FROM pg_sleep(20)`);
    await sleep(300);
    await killConnectionsOf('victim-1');
    expect(isDatabaseUnavailable(await query)).toBe(true);
  });

  it('is told from the failure of its transaction', async () => {
    const transaction = open('victim-2').transaction(async (tx) => {
      await tx.inboxMessage.count();
      await killConnectionsOf('victim-2');
      await sleep(100);
      await tx.inboxMessage.count();
    });
    expect(isDatabaseUnavailable(await failureOf(transaction))).toBe(true);
  });

  it('leaves the database usable', async () => {
    const database = open('victim-3');
    await database.ping();
    await killConnectionsOf('victim-3');
    await sleep(100);
    await expect(database.ping()).resolves.toBeUndefined();
  });
});

describe('conflicts', () => {
  const database = open('conflicts');
  const insert = (messageId: string) =>
    database.client.inboxMessage.create({ data: { consumer: 'failures', messageId } });
  const touch = (messageId: string) => ({
    where: { consumer_messageId: { consumer: 'failures', messageId } },
    data: { requestHash: 'changed' },
  });

  beforeAll(() => Promise.all([insert('a'), insert('b')]));
  afterAll(() => database.client.inboxMessage.deleteMany({ where: { consumer: 'failures' } }));

  it('tells a unique violation of a model query and of a raw one', async () => {
    expect(isUniqueViolation(await failureOf(insert('a')))).toBe(true);
    const raw = database.raw.$executeRaw`
      INSERT INTO inbox (consumer, message_id) VALUES ('failures', 'a')`;
    expect(isUniqueViolation(await failureOf(raw))).toBe(true);
  });

  it('tells a deadlock', async () => {
    const crossed = (first: string, second: string) =>
      database.transaction(async (tx) => {
        await tx.inboxMessage.update(touch(first));
        await sleep(200);
        await tx.inboxMessage.update(touch(second));
      });
    const outcomes = await Promise.allSettled([crossed('a', 'b'), crossed('b', 'a')]);
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failures).toHaveLength(1);
    expect(isSerializationConflict(failures[0]?.reason)).toBe(true);
  });
});

describe('a transaction', () => {
  it('leaves nothing behind when its work rejects', async () => {
    const database = open('rollback');
    const work = database.transaction(async (tx) => {
      await tx.inboxMessage.create({ data: { consumer: 'rollback', messageId: 'a' } });
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    const rows = await database.client.inboxMessage.count({ where: { consumer: 'rollback' } });
    expect(rows).toBe(0);
  });
});
