import { newId } from '#libs/common';
import { Purger } from '#libs/purging';
import { createOwnDatabase } from '../../../libs/prisma/src/testing/own-database';
import { checkoutPurge } from '../src/persistence/checkout-purge';
import { ProductsBasketDatabase } from '../src/persistence/products-basket-database';

const DAY = 86_400_000;

it('check-outs go long after their orders were opened, and none before', async () => {
  const own = await createOwnDatabase(
    'products-basket',
    process.env,
    (config) => new ProductsBasketDatabase(config),
  );
  const checkOut = async (days: number) => {
    const createdAt = new Date(Date.now() - days * DAY);
    const data = { orderId: newId(), basketId: newId(), userId: newId(), snapshot: {}, createdAt };
    return (await own.database.client.checkout.create({ data })).orderId;
  };
  await checkOut(91);
  const recent = [await checkOut(89), await checkOut(0)];
  await new Purger(own.database, [checkoutPurge(90)], 3_600).purge();
  const left = await own.database.client.checkout.findMany({ orderBy: { createdAt: 'asc' } });
  await own.drop();
  expect(left.map(({ orderId }) => orderId)).toEqual(recent);
});
