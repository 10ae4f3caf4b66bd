import { randomUUID } from 'node:crypto';
import type { Tokens, User } from '#contracts/users/user';
import { type Answer, type RequestOptions, expectStatus, send } from './http';
import { system } from './system';

export const PASSWORD = 'P@ssw0rd';

/** Somebody with an account who is logged in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
  /** Like `send`, in this person's name. */
  send<Body = unknown>(route: string, options?: RequestOptions): Promise<Answer<Body>>;
}

export async function aCustomer(): Promise<Person> {
  const email = `flow-${randomUUID()}@example.com`;
  const { id } = await expectStatus(
    201,
    send<User>('POST /auth/register', { json: { email, password: PASSWORD } }),
  );
  return person(id, email, await logIn(email, PASSWORD));
}

/** The administrator that the seed made, who may do what staff may. */
export async function theAdmin(): Promise<Person> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = system.env;
  const tokens = await logIn(email, password);
  const { id } = await expectStatus(200, send<User>('GET /auth/me', { token: tokens.accessToken }));
  return person(id, email, tokens);
}

export function logIn(email: string, password: string): Promise<Tokens> {
  return expectStatus(200, send<Tokens>('POST /auth/login', { json: { email, password } }));
}

function person(id: string, email: string, { accessToken, refreshToken }: Tokens): Person {
  return {
    id,
    email,
    token: accessToken,
    refreshToken,
    send: (route, options) => send(route, { token: accessToken, ...options }),
  };
}
