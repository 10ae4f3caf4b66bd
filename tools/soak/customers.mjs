import { Shopper } from '../client/shopper.mjs';

const CUSTOMERS = 50;
/** An access token lasts 15 minutes. */
const SHORTEST_SESSION_MS = 4 * 60_000;
const LONGEST_SESSION_MS = 12 * 60_000;
const ITEMS = 3;

/** Customers who come, order and go; each order is a whole flow over HTTP. */
export class Customers {
  #client;
  #products;
  #present = [];
  #orders = 0;
  outcomes = { accepted: new Set(), failures: [] };

  constructor(client, products) {
    this.#client = client;
    this.#products = products;
  }

  /** One order by the customer whose turn it is; never rejects. */
  async order() {
    const number = (this.#orders += 1);
    try {
      const shopper = await this.#customer(number % CUSTOMERS);
      const basket = await shopper.createBasket();
      for (let item = 0; item < ITEMS; item += 1) {
        await shopper.addItem(basket.id, this.#products[(number * ITEMS + item) % this.#products.length]);
      }
      const order = await shopper.checkOut(basket.id, { waitSeconds: 0 });
      this.outcomes.accepted.add(order.id);
    } catch (error) {
      this.outcomes.failures.push(error.message);
    }
  }

  /** A customer stays for some minutes; then another one, with a new account, takes the place. */
  #customer(place) {
    const present = this.#present[place];
    if (present && performance.now() < present.until) return present.shopper;
    const shopper = new Shopper(this.#client);
    const registered = shopper.register().then(() => shopper);
    const stay = SHORTEST_SESSION_MS + Math.random() * (LONGEST_SESSION_MS - SHORTEST_SESSION_MS);
    this.#present[place] = { shopper: registered, until: performance.now() + stay };
    // Who waits for the customer hears of the failure; the next one tries anew.
    registered.catch(() => (this.#present[place] = undefined));
    return registered;
  }
}
