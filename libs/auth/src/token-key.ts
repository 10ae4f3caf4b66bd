import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { TokenConfig } from '#libs/configs';

/** The key of all tokens. Given as text, jsonwebtoken would parse it anew for each one, which costs more than the check. */
export function tokenKey({ secret }: TokenConfig): KeyObject {
  return createSecretKey(secret, 'utf8');
}
