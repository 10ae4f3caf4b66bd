import type { TokenIssuerConfig } from '#libs/configs';

/** One secret signs everything, as in a system that was given nothing else. */
export function tokenConfig(changes: Partial<TokenIssuerConfig> = {}): TokenIssuerConfig {
  return {
    secret: 'a secret of at least 32 characters',
    acceptedSecrets: [],
    publicKeys: [],
    acceptHs256: true,
    ttlSeconds: 60,
    ...changes,
  };
}
