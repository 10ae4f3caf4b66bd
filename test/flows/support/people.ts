import { randomUUID } from 'node:crypto';
import { type OrderSystem, unwrap } from '@order-system/client';
import type { Tokens } from '#contracts/users/user';
import { type Answer, type RequestOptions, aShop, expectStatus, send } from './http';
import { system } from './system';

export const PASSWORD = 'P@ssw0rd';

/** Somebody with an account who is logged in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
  /** The client, in this person's name. */
  readonly shop: OrderSystem;
  /** Like `send`, in this person's name. */
  send<Body = unknown>(route: string, options?: RequestOptions): Promise<Answer<Body>>;
}

export async function aCustomer(): Promise<Person> {
  const shop = aShop();
  const email = `flow-${randomUUID()}@example.com`;
  const { id } = await unwrap(shop.api.POST('/auth/register', { body: { email, password: PASSWORD } }));
  return person(id, email, shop, await shop.logIn({ email, password: PASSWORD }));
}

/** The administrator that the seed made, who may do what staff may. */
export async function theAdmin(): Promise<Person> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = system.env;
  const shop = aShop();
  const tokens = await shop.logIn({ email, password });
  const { id } = await unwrap(shop.api.GET('/auth/me'));
  return person(id, email, shop, tokens);
}

export function logIn(email: string, password: string): Promise<Tokens> {
  return expectStatus(200, send<Tokens>('POST /auth/login', { json: { email, password } }));
}

function person(
  id: string,
  email: string,
  shop: OrderSystem,
  { accessToken, refreshToken }: Pick<Tokens, 'accessToken' | 'refreshToken'>,
): Person {
  return {
    id,
    email,
    token: accessToken,
    refreshToken,
    shop,
    send: (route, options) => send(route, { token: accessToken, ...options }),
  };
}
