import { databaseEnv, parseEnv } from '#libs/configs';
import { isDatabaseUnavailable } from '#libs/prisma';
import { OrdersDatabase } from '../../apps/orders/src/persistence/orders-database';
import { TcpProxy } from '../support/tcp-proxy';

/** A statement is given up after 15 s, and what would undo it after as long again at most. */
const GIVEN_UP_MS = 45_000;

const config = parseEnv(process.env, { database: databaseEnv('orders') }).database;

describe('a network that swallows everything on its way to the database', () => {
  let network: TcpProxy;
  let database: OrdersDatabase;

  beforeAll(async () => {
    network = await TcpProxy.to(config.url);
    database = new OrdersDatabase({ ...config, url: network.url, poolSize: 4 });
  });

  afterAll(async () => {
    network.restore();
    await database.close();
    await network.close();
  });

  it(
    'lets no statement and no transaction hang, and leaves the database usable',
    async () => {
      const works = [
        () => database.ping(),
        () => database.client.inboxMessage.count(),
        () => database.rawTransaction((tx) => tx.$queryRaw`SELECT 1`),
        () => database.transaction((tx) => tx.inboxMessage.count()),
      ];
      // Each has a connection of its own then, which was open before.
      await Promise.all(works.map((work) => work()));
      network.stall();
      const outcomes = await Promise.allSettled(works.map((work) => work()));
      const reasons = outcomes.map(
        (outcome) => (outcome.status === 'rejected' ? outcome.reason : 'none') as unknown,
      );
      expect(reasons.map((reason) => [String(reason), isDatabaseUnavailable(reason)])).toEqual(
        reasons.map((reason) => [String(reason), true]),
      );
      network.restore();
      await expect(Promise.all(works.map((work) => work()))).resolves.toHaveLength(works.length);
    },
    GIVEN_UP_MS + 15_000,
  );
});
