/** What a session consists of. */
export interface StoredTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Where tokens are kept. In a browser, prefer memory or a cookie that your own back end sets: what lies in
 * `localStorage` is open to every script of the page.
 */
export interface TokenStore {
  read(): Promise<StoredTokens | undefined> | StoredTokens | undefined;
  write(tokens: StoredTokens | undefined): Promise<void> | void;
}

export function memoryTokenStore(): TokenStore {
  let tokens: StoredTokens | undefined;
  return {
    read: () => tokens,
    write: (next) => {
      tokens = next;
    },
  };
}
