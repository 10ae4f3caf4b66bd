import { OrderSystem } from '@order-system/client';
import { documentedFetch } from '../../support/openapi/documented-fetch';
import { system } from './system';

/** Every answer of the gateway must be one that its OpenAPI document describes. */
const ask = documentedFetch(system.url);

/** The client that shops use, of somebody who is not logged in yet. */
export function aShop(): OrderSystem {
  const fetch = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    return ask(pathname + search, request);
  };
  return new OrderSystem({ baseUrl: system.url, fetch });
}

export interface RequestOptions {
  readonly token?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** RFC 9457, as this API answers. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** `POST /orders`, at the gateway; whatever it answers. */
export async function send<Body = unknown>(
  route: string,
  options: RequestOptions = {},
): Promise<Answer<Body>> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const { token, json, text, headers } = options;
  const response = await ask(path, {
    method,
    body: text ?? (json === undefined ? undefined : JSON.stringify(json)),
    headers: {
      ...((json !== undefined || text !== undefined) && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  const answer = await response.text();
  const body = (answer === '' ? undefined : JSON.parse(answer)) as Body;
  return { status: response.status, headers: response.headers, body };
}

/** The body of an answer that must have this status. */
export async function expectStatus<Body>(status: number, sent: Promise<Answer<Body>>): Promise<Body> {
  const answer = await sent;
  if (answer.status !== status) {
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}
