import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const ITEMS = 2;
/** How often somebody who has begun to fill a basket tries a step again. */
const PATIENCE = 3;
/** One in so many waits for the end of its order. */
const WAITS = 10;

/** What people do in the shop, each step timed from the moment when it began. */
export class ShopVisitor {
  #client;
  #customers;
  #products;
  #tally;
  #orders;
  #visits = 0;

  constructor({ client, customers, products, tally, orders }) {
    this.#client = client;
    this.#customers = customers;
    this.#products = products;
    this.#tally = tally;
    this.#orders = orders;
  }

  /** Looks at a page of products, or at one. */
  read(due = performance.now()) {
    const isList = (this.#visits += 1) % 2 === 0;
    const path = isList ? '/products?limit=20' : `/products/${this.#product()}`;
    return this.#step(isList ? 'list' : 'product', due, 'GET', path);
  }

  /** Opens a basket, fills it and checks it out. Who is not let in goes away; who is in tries again as told. */
  async order(due = performance.now()) {
    const { token, index } = this.#customer();
    const opened = await this.#step('basket', due, 'POST', '/basket', { token, json: {} });
    if (!isAccepted(opened)) return false;
    const basketId = JSON.parse(opened.body).id;
    for (let item = 0; item < ITEMS; item += 1) {
      const json = { productId: this.#product(), quantity: 1 };
      if (!(await this.#patiently('item', 'POST', `/basket/${basketId}/items`, { token, json })))
        return false;
    }
    const prefer = (this.#visits += 1) % WAITS === 0 ? 'Prefer: wait=10\r\n' : '';
    const placed = await this.#patiently(prefer ? 'check-out, waiting' : 'check-out', 'POST', '/orders', {
      token,
      json: { basketId, paymentMethod: 'stub' },
      headers: `Idempotency-Key: ${randomUUID()}\r\n${prefer}`,
    });
    if (!placed) return false;
    this.#orders.push({ id: JSON.parse(placed.body).id, customer: index });
    return true;
  }

  async #patiently(kind, method, path, request) {
    for (let attempt = 0; attempt <= PATIENCE; attempt += 1) {
      const answer = await this.#step(kind, performance.now(), method, path, request);
      if (isAccepted(answer)) return answer;
      if (answer?.retryAfter === undefined) return undefined;
      await sleep(answer.retryAfter * 1_000);
    }
    return undefined;
  }

  async #step(kind, due, method, path, request) {
    this.#tally.offered += 1;
    try {
      const answer = await this.#client.send(method, path, request);
      this.#tally.answered(kind, answer, performance.now() - due);
      return answer;
    } catch (error) {
      this.#tally.failed(`${kind}: ${error.message}`);
      return undefined;
    }
  }

  #customer() {
    const index = (this.#visits += 1) % this.#customers.length;
    return { token: this.#customers[index], index };
  }

  #product() {
    return this.#products[Math.floor(Math.random() * this.#products.length)];
  }
}

function isAccepted(answer) {
  return answer !== undefined && answer.status < 300;
}
