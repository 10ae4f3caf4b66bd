import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessTokens } from '#libs/auth';
import { RequestClient } from '#libs/messaging';
import { ApiKeySecret } from '#contracts/users/api-key';
import { ExchangeApiKey } from '#contracts/users/commands/exchange-api-key.v1';
import { InvalidApiKey } from './access.errors';
import type { AuthenticatedCaller } from './jwt.strategy';
import { Revocations } from './revocations';

/** How long a key is not asked about again: so late a scope that is gone is noticed, a revocation at once. */
const KEPT_SECONDS = 60;

/** What a command may need on its way: the service verifies the token when it gets there. */
const MARGIN_SECONDS = 10;

/** Trades API keys for access tokens, so that services see signed tokens only. */
@Injectable()
export class ApiKeyExchange {
  readonly #callers = new Map<string, AuthenticatedCaller>();
  readonly #running = new Map<string, Promise<AuthenticatedCaller>>();

  constructor(
    private readonly client: RequestClient,
    private readonly tokens: AccessTokens,
    private readonly revocations: Revocations,
  ) {}

  /** Throws INVALID_API_KEY, or SERVICE_UNAVAILABLE where nobody can tell. */
  async callerOf(key: string): Promise<AuthenticatedCaller> {
    if (!ApiKeySecret.safeParse(key).success) throw new InvalidApiKey();
    const id = idOf(key);
    const known = this.#callers.get(id);
    if (known && !(await this.revocations.include(known))) return known;
    return this.exchangeOnce(id, key);
  }

  /** The caller of a key that was good a moment ago; nobody is asked. */
  knownCallerOf(key: string): AuthenticatedCaller | undefined {
    return this.#callers.get(idOf(key));
  }

  /** However many requests come with the key at once. */
  private exchangeOnce(id: string, key: string): Promise<AuthenticatedCaller> {
    const running = this.#running.get(id);
    if (running) return running;
    const exchange = this.exchange(id, key).finally(() => this.#running.delete(id));
    this.#running.set(id, exchange);
    return exchange;
  }

  private async exchange(id: string, key: string): Promise<AuthenticatedCaller> {
    this.#callers.delete(id);
    const { data } = await this.client.send(ExchangeApiKey, { key });
    const caller = { ...(await this.tokens.verify(data.accessToken)), token: data.accessToken };
    const seconds = Math.min(KEPT_SECONDS, data.expiresIn - MARGIN_SECONDS);
    if (seconds > 0) this.keep(id, caller, seconds);
    return caller;
  }

  private keep(id: string, caller: AuthenticatedCaller, seconds: number): void {
    this.#callers.set(id, caller);
    const forget = () => this.#callers.get(id) === caller && this.#callers.delete(id);
    setTimeout(forget, seconds * 1_000).unref();
  }
}

/** Keys are nowhere kept in clear. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
