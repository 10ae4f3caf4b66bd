import { setTimeout as sleep } from 'node:timers/promises';

const WITHIN_MS = 180_000;
const PAUSE_MS = 500;
const AT_ONCE = 4;
const SETTLED = ['CONFIRMED', 'CANCELLED'];

/** Looks at the orders until each is settled: how many became what, how long it took, and which did not. */
export async function untilSettled({ client, shoppers, orders }) {
  const began = performance.now();
  const statuses = {};
  let open = orders;
  while (open.length > 0 && performance.now() - began < WITHIN_MS) {
    const left = [];
    const queue = open.values();
    const look = async () => {
      for (const order of queue) {
        const status = await statusOf(client, shoppers[order.customer], order.id);
        if (SETTLED.includes(status)) statuses[status] = (statuses[status] ?? 0) + 1;
        else left.push({ ...order, status });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, look));
    open = left;
    if (open.length > 0) await sleep(PAUSE_MS);
  }
  return { statuses, open, seconds: (performance.now() - began) / 1_000 };
}

async function statusOf(client, { token }, id) {
  const { status, body } = await client.send('GET', `/orders/${id}`, { token });
  return status === 200 ? body.status : `answered ${status} ${body?.code}`;
}
