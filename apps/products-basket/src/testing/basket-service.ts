import type { Caller } from '#libs/auth';
import { databaseEnv, parseEnv, redisEnv } from '#libs/configs';
import { newId } from '#libs/common';
import { Answer, Idempotency, Names, Outbox, ServiceIdentity } from '#libs/messaging';
import type { RequestClient } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import type { Address } from '#contracts/kernel/address';
import type { EventData } from '#contracts/kernel/define-event';
import type { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import { BasketChanges } from '../baskets/basket-changes';
import { BasketMerger } from '../baskets/basket-merger';
import { BasketRepricer } from '../baskets/basket-repricer';
import { OpenBaskets } from '../baskets/open-baskets';
import { StockLookup } from '../catalog/stock-lookup';
import { CheckOutBasketHandler } from '../commands/check-out-basket.handler';
import { addLine, newBasket } from '../domain/basket';
import { guestOf } from '../domain/basket-owner';
import { BasketIndex } from '../persistence/basket-index';
import { BasketStore } from '../persistence/basket-store';
import { CheckoutHistory } from '../persistence/checkout-history';
import { CheckoutRepository } from '../persistence/checkout-repository';
import { ProductCopy } from '../persistence/product-copy';
import { ProductsBasketDatabase } from '../persistence/products-basket-database';
import { EraseShopperOnUserDeleted } from '../reactions/erase-shopper.on-user-deleted';

export const customer = (): Caller => ({ id: newId(), roles: ['customer'] });

export const product = (id: string = newId(), amount = 250) => ({
  id,
  name: `Product ${id}`,
  price: { amount, currency: 'EUR' },
});

/** A catalog with plenty of everything, but of what a test says otherwise. */
class FakeCatalog {
  readonly stock = new Map<string, number>();

  send(_: unknown, { ids }: { ids: string[] }): Promise<Answer<unknown>> {
    const items = ids.map((id) => ({ id, available: this.stock.get(id) ?? 1_000_000 }));
    return Promise.resolve(new Answer({ items }, false));
  }
}

/** The service's parts on real servers, without its transports. */
export async function openService(env: NodeJS.ProcessEnv, ttlSeconds = 60) {
  const config = parseEnv(env, { database: databaseEnv('products-basket'), redis: redisEnv() });
  const database = new ProductsBasketDatabase(config.database);
  const redis = new RedisClient(config.redis);
  await redis.connect();
  const settings = { ttlSeconds, defaultCurrency: 'EUR' };
  const store = new BasketStore(redis, settings);
  const checkouts = new CheckoutRepository(database);
  const index = new BasketIndex(redis);
  const changes = new BasketChanges(store);
  const baskets = new OpenBaskets(store, index, changes, checkouts);
  const catalog = new FakeCatalog();
  const merger = new BasketMerger(baskets, changes, new StockLookup(catalog as unknown as RequestClient));
  const outbox = new Outbox(new Names(), new ServiceIdentity('products-basket'));
  const repricer = new BasketRepricer(store, changes);
  const handler = new CheckOutBasketHandler(store, checkouts, repricer, outbox);
  const history = new CheckoutHistory(database);
  const eraseShopper = new EraseShopperOnUserDeleted(history, store, new Idempotency());

  const filled = (id: string, ownerId: string, products: readonly ReturnType<typeof product>[]) =>
    products
      .map(({ id: productId, name, price }) => ({ productId, name, unitPrice: price, quantity: 1 }))
      .reduce(addLine, newBasket(id, ownerId));

  return {
    database,
    redis,
    settings,
    store,
    checkouts,
    history,
    index,
    changes,
    baskets,
    merger,
    /** What there is of products, where a test says so. */
    stock: catalog.stock,
    copy: new ProductCopy(database),

    /** A basket of `owner` with one piece of each product. */
    basketOf: (owner: Caller, ...products: ReturnType<typeof product>[]) =>
      baskets.create(filled(newId(), owner.id, products)),

    /** A guest's basket with one piece of each product. */
    basketOfGuest(...products: ReturnType<typeof product>[]) {
      const id = newId();
      return baskets.create(filled(id, guestOf(id), products));
    },

    /** As if the basket had expired. */
    async forget(id: string): Promise<void> {
      const before = await store.find(id);
      if (before) await store.commit([{ before }]);
    },

    checkOut: (basketId: string, caller: Caller, shippingAddress?: Address) =>
      database.transaction((tx) =>
        handler.handle({ basketId, paymentMethod: 'stub', shippingAddress }, { caller, tx }),
      ),

    /** One delivery of the event. */
    deleteUser(userId: string): Promise<void> {
      const event = { id: newId(), type: '', subject: '', time: new Date(), correlationId: newId() };
      return database.transaction((tx) => eraseShopper.handle({ ...event, data: { userId } }, tx));
    },

    /** What was written to the outbox about a basket. */
    async checkedOut(basketId: string): Promise<EventData<typeof BasketCheckedOut>[]> {
      const rows = await database.client.outboxMessage.findMany({
        where: { envelope: { path: ['data', 'basketId'], equals: basketId } },
      });
      return rows.map(({ envelope }) => (envelope as { data: EventData<typeof BasketCheckedOut> }).data);
    },

    close: () => Promise.all([redis.onApplicationShutdown(), database.close()]),
  };
}

export type Service = Awaited<ReturnType<typeof openService>>;
