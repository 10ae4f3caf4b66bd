import { Shopper } from '../client/shopper.mjs';
import { percentiles } from './percentiles.mjs';

const ITEMS = 3;

/** So many customers, each ordering again as soon as the last order is settled (closed loop), for so many seconds. */
export async function orderLoad({ client, products, customers, seconds, warmUpSeconds, onMeasure }) {
  const shoppers = await Promise.all(Array.from({ length: customers }, () => registered(client)));
  await loop(shoppers, products, warmUpSeconds);
  onMeasure();
  const begin = performance.now();
  const { flows, adds, failures } = await loop(shoppers, products, seconds);
  const elapsed = (performance.now() - begin) / 1_000;
  return {
    customers,
    orders: flows.length,
    failures,
    perSecond: flows.length / elapsed,
    flow: percentiles(flows),
    addItem: percentiles(adds),
  };
}

async function registered(client) {
  const shopper = new Shopper(client);
  await shopper.register();
  return shopper;
}

async function loop(shoppers, products, seconds) {
  const end = performance.now() + seconds * 1_000;
  const result = { flows: [], adds: [], failures: [] };
  await Promise.all(
    shoppers.map(async (shopper) => {
      while (performance.now() < end) await oneOrder(shopper, products, result);
    }),
  );
  return result;
}

async function oneOrder(shopper, products, { flows, adds, failures }) {
  const begin = performance.now();
  try {
    const basket = await shopper.createBasket();
    for (const product of different(products, ITEMS)) {
      const before = performance.now();
      await shopper.addItem(basket.id, product);
      adds.push(performance.now() - before);
    }
    const order = await shopper.checkOut(basket.id);
    if (order.status === 'CONFIRMED') flows.push(performance.now() - begin);
    else failures.push(`order ended as ${order.status} ${order.cancelReason ?? ''}`);
  } catch (error) {
    failures.push(error.message);
  }
}

function different(products, count) {
  const chosen = new Set();
  while (chosen.size < count) chosen.add(products[Math.floor(Math.random() * products.length)]);
  return chosen;
}
