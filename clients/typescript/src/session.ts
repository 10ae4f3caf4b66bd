import type { Send } from './send.ts';
import type { StoredTokens, TokenStore } from './token-store.ts';

interface TokenAnswer {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** A token that is about to expire could do so on its way. */
const MARGIN_MS = 10_000;
/** How long another tab may take to store the tokens that it got, and how often to look for them. */
const OTHERS_MS = 2_000;
const LOOK_EVERY_MS = 50;

/** Keeps the tokens of who is logged in, and renews them: once at a time, whoever asks. */
export class Session {
  readonly #baseUrl: string;
  readonly #store: TokenStore;
  readonly #send: Send;
  #renewing: Promise<StoredTokens | undefined> | undefined;

  constructor(baseUrl: string, store: TokenStore, send: Send) {
    this.#baseUrl = baseUrl;
    this.#store = store;
    this.#send = send;
  }

  async begin({ accessToken, refreshToken, expiresIn }: TokenAnswer): Promise<StoredTokens> {
    const tokens = { accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1_000 };
    await this.#store.write(tokens);
    return tokens;
  }

  async end(): Promise<void> {
    await this.#store.write(undefined);
  }

  async tokens(): Promise<StoredTokens | undefined> {
    return this.#store.read();
  }

  /** An access token that holds for a while yet; undefined for a guest. */
  async accessToken(): Promise<string | undefined> {
    const tokens = await this.#store.read();
    if (!tokens || tokens.expiresAt - MARGIN_MS > Date.now()) return tokens?.accessToken;
    return (await this.renew(tokens))?.accessToken;
  }

  /** New tokens in place of these; undefined where the session has ended. */
  async renew(stale: StoredTokens): Promise<StoredTokens | undefined> {
    const current = await this.#store.read();
    // Somebody else was faster: another request, or another tab with the same store.
    if (current?.refreshToken !== stale.refreshToken) return current;
    this.#renewing ??= this.#exchange(stale).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #exchange(stale: StoredTokens): Promise<StoredTokens | undefined> {
    const response = await this.#send(
      new Request(`${this.#baseUrl}/auth/refresh`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refreshToken: stale.refreshToken }),
      }),
    );
    if (response.ok) return this.begin((await response.json()) as TokenAnswer);
    // Only a refusal ends the session: a service that is away says nothing about it.
    if (response.status >= 500 || response.status === 429) return stale;
    // Another tab has just used the token: its new ones are about to be in the store.
    if (response.status === 409) return this.#tokensOfOthers(stale);
    const current = await this.#store.read();
    if (current?.refreshToken !== stale.refreshToken) return current;
    await this.end();
    return undefined;
  }

  async #tokensOfOthers(stale: StoredTokens): Promise<StoredTokens | undefined> {
    for (let waited = 0; waited < OTHERS_MS; waited += LOOK_EVERY_MS) {
      const current = await this.#store.read();
      if (current?.refreshToken !== stale.refreshToken) return current;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return stale;
  }
}
