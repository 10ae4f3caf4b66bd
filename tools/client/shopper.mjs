import { randomBytes } from 'node:crypto';

const PASSWORD = 'P@ssw0rd';

/** A customer with an account of its own, who does what a shop's front end does for one. */
export class Shopper {
  #client;
  #token;

  constructor(client) {
    this.#client = client;
    this.email = `shopper-${randomBytes(8).toString('hex')}@example.com`;
  }

  async register() {
    const credentials = { email: this.email, password: PASSWORD };
    await this.#client.expect(201, 'POST', '/auth/register', { body: credentials });
    const tokens = await this.#client.expect(200, 'POST', '/auth/login', { body: credentials });
    this.#token = tokens.accessToken;
  }

  /** Its access token, once it is registered. */
  get token() {
    return this.#token;
  }

  createBasket() {
    return this.#client.expect(201, 'POST', '/basket', { token: this.#token, body: {} });
  }

  async addItem(basketId, productId, quantity = 1) {
    const answer = await this.#client.send('POST', `/basket/${basketId}/items`, {
      token: this.#token,
      body: { productId, quantity },
    });
    if (answer.status >= 300)
      throw new Error(`adding ${productId} answered ${answer.status} ${answer.body?.code ?? ''}`);
    return answer.body;
  }

  /** Checks out and waits for the end of the order: the order, CONFIRMED or CANCELLED. */
  async checkOut(basketId, { paymentMethod = 'stub', waitSeconds = 30 } = {}) {
    const { status, body } = await this.#client.send('POST', '/orders', {
      token: this.#token,
      body: { basketId, paymentMethod },
      headers: waitSeconds ? { prefer: `wait=${waitSeconds}` } : {},
    });
    if (status !== 201 && status !== 202) throw new Error(`check-out answered ${status} ${body?.code ?? ''}`);
    return body;
  }

  order(orderId) {
    return this.#client.expect(200, 'GET', `/orders/${orderId}`, { token: this.#token });
  }
}
