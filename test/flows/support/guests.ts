import type { Basket } from '#contracts/basket/basket';
import type { Product } from '#contracts/catalog/product';
import { type Answer, type RequestOptions, expectStatus, send } from './http';

/** Somebody without an account, who has opened a basket. */
export interface Guest {
  readonly basketId: string;
  readonly basketToken: string;
  /** Like `send`, with the basket's token. */
  send<Body = unknown>(route: string, options?: RequestOptions): Promise<Answer<Body>>;
}

export async function aGuest(...products: Product[]): Promise<Guest> {
  const { id, token = '' } = await expectStatus(201, send<Basket>('POST /basket', { json: {} }));
  const guest: Guest = {
    basketId: id,
    basketToken: token,
    send: (route, options) =>
      send(route, { ...options, headers: { ...withToken(token), ...options?.headers } }),
  };
  for (const product of products) await putIn(guest, product);
  return guest;
}

export function putIn(guest: Guest, { id: productId }: Product, quantity = 1): Promise<Basket> {
  const json = { productId, quantity };
  return expectStatus(200, guest.send<Basket>(`POST /basket/${guest.basketId}/items`, { json }));
}

export function withToken(basketToken: string): Readonly<Record<string, string>> {
  return { 'basket-token': basketToken };
}
