import type { Caller } from '#libs/auth';
import { databaseEnv, parseEnv, redisEnv } from '#libs/configs';
import { newId } from '#libs/common';
import { Names, Outbox, ServiceIdentity } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import type { EventData } from '#contracts/kernel/define-event';
import type { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import { OpenBaskets } from '../baskets/open-baskets';
import { CheckOutBasketHandler } from '../commands/check-out-basket.handler';
import { addLine, newBasket } from '../domain/basket';
import { BasketStore } from '../persistence/basket-store';
import { CheckoutRepository } from '../persistence/checkout-repository';
import { ProductCopy } from '../persistence/product-copy';
import { ProductsBasketDatabase } from '../persistence/products-basket-database';

export const customer = (): Caller => ({ id: newId(), roles: ['customer'] });

export const product = (id: string = newId(), amount = 250) => ({
  id,
  name: `Product ${id}`,
  price: { amount, currency: 'EUR' },
});

/** The service's parts on real servers, without its transports. */
export async function openService(env: NodeJS.ProcessEnv, ttlSeconds = 60) {
  const config = parseEnv(env, { database: databaseEnv('products-basket'), redis: redisEnv() });
  const database = new ProductsBasketDatabase(config.database);
  const redis = new RedisClient(config.redis);
  await redis.connect();
  const settings = { ttlSeconds, defaultCurrency: 'EUR' };
  const store = new BasketStore(redis, settings);
  const checkouts = new CheckoutRepository(database);
  const baskets = new OpenBaskets(store, checkouts);
  const outbox = new Outbox(new Names(), new ServiceIdentity('products-basket'));
  const handler = new CheckOutBasketHandler(store, checkouts, outbox);

  return {
    database,
    settings,
    store,
    checkouts,
    baskets,
    copy: new ProductCopy(database),

    /** A basket of `owner` with one piece of each product. */
    async basketOf(owner: Caller, ...products: ReturnType<typeof product>[]) {
      const lines = products.map(({ id, name, price }) => ({
        productId: id,
        name,
        unitPrice: price,
        quantity: 1,
      }));
      return baskets.create(lines.reduce(addLine, newBasket(newId(), owner.id)));
    },

    checkOut: (basketId: string, caller: Caller) =>
      database.transaction((tx) => handler.handle({ basketId, paymentMethod: 'stub' }, { caller, tx })),

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
