import { randomUUID } from 'node:crypto';
import type { PatientClient } from './patient-client';

export interface Purchase {
  readonly items: readonly { readonly productId: string; readonly quantity: number }[];
  readonly paymentMethod: string;
  /** Sent twice at once, as by an impatient finger. */
  readonly twice: boolean;
}

/** A customer who gets through to the shop whatever is down for a moment. */
export class Shopper {
  private constructor(
    private readonly client: PatientClient,
    private readonly token: string,
  ) {}

  static async register(client: PatientClient): Promise<Shopper> {
    const credentials = { email: `shopper-${randomUUID()}@example.com`, password: 'P@ssw0rd' };
    // 409: the first attempt came through and its answer did not.
    await client.expect([201, 409], 'POST', '/auth/register', { body: credentials });
    return Shopper.logIn(client, credentials);
  }

  static async logIn(
    client: PatientClient,
    credentials: { readonly email: string; readonly password: string },
  ): Promise<Shopper> {
    const { accessToken } = await client.expect([200], 'POST', '/auth/login', { body: credentials });
    return new Shopper(client, String(accessToken));
  }

  /** The id of the order that the shop has accepted. */
  async buy({ items, paymentMethod, twice }: Purchase): Promise<string> {
    const basketId = await this.fillBasket(items);
    const ask = {
      token: this.token,
      body: { basketId, paymentMethod },
      headers: { 'idempotency-key': randomUUID() },
    };
    const orders = await Promise.all(
      Array.from({ length: twice ? 2 : 1 }, () => this.client.expect([201, 202], 'POST', '/orders', ask)),
    );
    const ids = new Set(orders.map(({ id }) => String(id)));
    const [id] = ids;
    if (id === undefined || ids.size > 1) throw new Error(`basket ${basketId} became ${[...ids].join(', ')}`);
    return id;
  }

  async fillBasket(items: Purchase['items']): Promise<string> {
    const { id } = await this.client.expect([201], 'POST', '/basket', { token: this.token, body: {} });
    for (const item of items) {
      await this.client.expect([200, 201], 'POST', `/basket/${String(id)}/items`, {
        token: this.token,
        body: item,
      });
    }
    return String(id);
  }

  /** 404: the order is accepted and not open yet. */
  async cancel(orderId: string): Promise<void> {
    const path = `/orders/${orderId}/cancel`;
    await this.client.expect([200, 404, 409], 'POST', path, { token: this.token });
  }

  async setStock(productId: string, stock: number): Promise<void> {
    const path = `/products/${productId}/stock`;
    await this.client.expect([200], 'PUT', path, { token: this.token, body: { stock } });
  }

  get credentials(): { readonly token: string } {
    return { token: this.token };
  }
}
