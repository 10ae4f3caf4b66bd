import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { provideServers } from '../infra/index.mjs';
import { SERVICES, portOf } from '../services.mjs';
import { readEnvFile } from '../start/env-file.mjs';
import { readRunning } from '../start/running.mjs';

const root = join(import.meta.dirname, '../..');
const LAST_EVENT = 'notification.sent.v1';
const PATIENCE_MS = 30_000;

const settings = { ...readEnvFile(join(root, '.env')), ...process.env, ...readRunning(root) };
const gateway = `http://127.0.0.1:${portOf(SERVICES[0], settings)}`;

if (!(await isUp())) {
  console.error(
    `The system is not up: nothing answers at ${gateway}.\nStart it in another terminal with: npm start`,
  );
  process.exit(1);
}

// Only now: before the first start there are no dependencies to import.
const { watchEvents } = await import('./event-watch.mjs');
const { OrderSystem, unwrap } = await import('@order-system/client');
const servers = await provideServers({
  root,
  env: settings,
  mode: settings.INFRA || 'auto',
  only: ['rabbitmq'],
});
const seen = [];
let onEvent = () => {};
const watch = await watchEvents({
  url: servers.env.AMQP_URL,
  namespace: settings.AMQP_NAMESPACE,
  listener: (event) => {
    seen.push({ event, at: performance.now() });
    onEvent();
  },
});
try {
  await demo();
} catch (error) {
  console.error(`The demo stopped: ${error.message}`);
  process.exitCode = 1;
} finally {
  await watch.close();
  await servers.stop();
}
process.exit();

async function demo() {
  const shop = new OrderSystem({ baseUrl: gateway });
  const credentials = { email: `demo-${randomBytes(8).toString('hex')}@example.com`, password: 'P@ssw0rd' };
  await unwrap(shop.api.POST('/auth/register', { body: credentials }));
  await shop.logIn(credentials);
  console.log(`registered and logged in   ${credentials.email}`);
  const { id: basketId } = await unwrap(shop.api.POST('/basket', { body: {} }));
  await addItem(shop, basketId, 'prod-1', 2);
  const basket = await addItem(shop, basketId, 'prod-2', 1);
  console.log(
    `filled a basket            ${basket.items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')}`,
  );
  console.log(`                           ${price(basket.total)}`);
  const checkedOutAt = performance.now();
  const { id } = await unwrap(shop.api.POST('/orders', { body: { basketId, paymentMethod: 'stub' } }));
  console.log(`checked out                order ${id}\n`);
  console.log('  ms since check-out  event                        service');
  await follow(id, checkedOutAt);
  const { status } = await unwrap(shop.api.GET('/orders/{orderId}', { params: { path: { orderId: id } } }));
  console.log(`\nThe order is ${status}.`);
  await shop.logOut();
}

function addItem({ api }, basketId, productId, quantity) {
  const path = { basketId };
  return unwrap(api.POST('/basket/{basketId}/items', { params: { path }, body: { productId, quantity } }));
}

/** Prints the order's events as they come, up to the notification. */
async function follow(orderId, checkedOutAt) {
  const end = performance.now() + PATIENCE_MS;
  let next = 0;
  for (;;) {
    for (; next < seen.length; next++) {
      const { event, at } = seen[next];
      if (event.correlationid !== orderId) continue;
      const ms = String(Math.max(0, Math.round(at - checkedOutAt))).padStart(20);
      console.log(`${ms}  ${event.type.padEnd(27)}  ${event.source.slice(1)}`);
      if (event.type === LAST_EVENT) return;
    }
    const left = end - performance.now();
    if (left <= 0)
      throw new Error(`no ${LAST_EVENT} within ${PATIENCE_MS / 1_000} s; look at the services' logs`);
    await Promise.race([new Promise((resolve) => (onEvent = resolve)), sleep(left)]);
  }
}

async function isUp() {
  return fetch(`${gateway}/health/live`, { signal: AbortSignal.timeout(3_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

function price({ amount, currency }) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);
}
