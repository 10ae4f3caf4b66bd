import createFetchClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import type { paths } from './generated/schema.ts';
import { orderEvents } from './order-events.ts';
import type { OrderEvent, OrderEventsOptions } from './order-events.ts';
import type { Send } from './send.ts';
import { Session } from './session.ts';
import { memoryTokenStore } from './token-store.ts';
import type { TokenStore } from './token-store.ts';
import { unwrap } from './unwrap.ts';
import { withGuestBasket } from './with-guest-basket.ts';
import { withIdempotencyKey } from './with-idempotency-key.ts';
import { withRetries } from './with-retries.ts';
import type { RetryOptions } from './with-retries.ts';
import { withSession } from './with-session.ts';

type LogIn = paths['/auth/login']['post']['requestBody']['content']['application/json'];
type LoggedIn = paths['/auth/login']['post']['responses']['200']['content']['application/json'];

export interface OrderSystemOptions extends RetryOptions {
  /** Where the gateway is, e.g. `http://localhost:3000`. */
  readonly baseUrl: string;
  /** In memory unless told. */
  readonly tokens?: TokenStore;
  /** For back ends: speaks with this key instead of a session. */
  readonly apiKey?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: Send;
}

/** The Order System's API: every route by its path, typed, with retries, idempotency keys and a session. */
export class OrderSystem {
  /** `api.GET('/products/{id}', { params: { path: { id } } })`: `{ data, error, response }`. */
  readonly api: Client<paths>;
  readonly #session: Session;
  readonly #send: Send;
  readonly #baseUrl: string;

  constructor(options: OrderSystemOptions) {
    const { baseUrl, tokens = memoryTokenStore(), apiKey, headers = {}, fetch: outer } = options;
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
    const network = withHeaders(
      { ...headers, ...(apiKey && { 'x-api-key': apiKey }) },
      outer ?? ((request) => fetch(request)),
    );
    const retrying = withRetries(options, network);
    this.#session = new Session(this.#baseUrl, tokens, retrying);
    this.#send = withGuestBasket(withIdempotencyKey(withSession(this.#session, retrying)));
    this.api = createFetchClient<paths>({ baseUrl: this.#baseUrl, fetch: this.#send });
  }

  /** Logs in and keeps the tokens, which are renewed from then on. Throws an ApiProblem. */
  async logIn(credentials: LogIn): Promise<LoggedIn> {
    const tokens = await unwrap(this.api.POST('/auth/login', { body: credentials }));
    await this.#session.begin(tokens);
    return tokens;
  }

  /** Forgets the tokens, and ends the session at the API. */
  async logOut(): Promise<void> {
    const tokens = await this.#session.tokens();
    await this.#session.end();
    if (tokens) await unwrap(this.api.POST('/auth/logout', { body: { refreshToken: tokens.refreshToken } }));
  }

  /** An order's steps as they happen, those before included. Throws an ApiProblem. */
  orderEvents(
    orderId: string,
    options: OrderEventsOptions = {},
  ): AsyncGenerator<OrderEvent, void, undefined> {
    return orderEvents(`${this.#baseUrl}/orders/${encodeURIComponent(orderId)}/events`, options, this.#send);
  }
}

function withHeaders(headers: Readonly<Record<string, string>>, send: Send): Send {
  return (request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return send(request);
  };
}
