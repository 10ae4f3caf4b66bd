import { Redis } from 'ioredis';
import { aGuest, withToken } from './support/guests';
import { expectStatus, send } from './support/http';
import { PASSWORD, aCustomer } from './support/people';
import { aBasketWith, aConfirmedOrder, aProduct, anEmptyBasket } from './support/shopping';
import { system } from './support/system';

const { REDIS_URL, REDIS_NAMESPACE } = system.env;

/** Every key of the system, and for how long it lives (ms); -1 is for ever. */
async function keysWithLives(): Promise<[key: string, ms: number][]> {
  const redis = new Redis(REDIS_URL);
  try {
    const found: [string, number][] = [];
    const scan = redis.scanStream({ match: `${REDIS_NAMESPACE}*`, count: 1_000 });
    for await (const keys of scan as AsyncIterable<string[]>) {
      for (const key of keys) found.push([key.slice(REDIS_NAMESPACE.length), await redis.pttl(key)]);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

it('every key in Redis goes by itself', async () => {
  const product = await aProduct();
  const customer = await aCustomer();
  const guest = await aGuest(product);
  await aBasketWith(customer, product);
  await anEmptyBasket(customer);
  await customer.send('POST /basket', { json: {}, headers: { 'idempotency-key': 'redis-keys' } });
  await aConfirmedOrder(customer, product);
  const claim = { basketId: guest.basketId };
  await customer.send('POST /basket/claim', { json: claim, headers: withToken(guest.basketToken) });
  await send('POST /auth/login', { json: { email: customer.email, password: `not ${PASSWORD}` } });
  await expectStatus(204, customer.send('POST /auth/logout-all'));

  const keys = await keysWithLives();
  const kinds = new Set(keys.map(([key]) => key.split(':')[0]));
  expect([...kinds]).toEqual(expect.arrayContaining(['answer', 'answers-of', 'basket', 'baskets-of']));
  expect(keys.filter(([, ms]) => ms === -1)).toEqual([]);
});
