import { signedAccessToken } from '../../support/access-token';
import type { TokenOptions } from '../../support/access-token';
import { system } from './system';

/** An access token of the running system, except for what the test says. */
export function accessToken({ secret, ...options }: TokenOptions & { secret?: string } = {}): string {
  return signedAccessToken(secret ?? system.env.JWT_SECRET, options);
}
