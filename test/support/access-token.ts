import { createHash, createHmac, randomUUID } from 'node:crypto';
import { v7 as newId } from 'uuid';

export interface TokenOptions {
  readonly sub?: string;
  readonly roles?: readonly string[];
  readonly expiresIn?: number;
  readonly audience?: string;
  readonly issuer?: string;
  /** `none` leaves the signature out. */
  readonly alg?: string;
  /** Header parameters in the place of user-auth's, or beside them. */
  readonly header?: object;
}

/** An access token as user-auth signs it with this secret, except for what the test says. */
export function signedAccessToken(secret: string, options: TokenOptions = {}): string {
  const { sub = randomUUID(), roles = ['customer'], expiresIn = 60, audience = 'order-system' } = options;
  const { alg = 'HS256', issuer: iss = 'order-system' } = options;
  const now = Math.floor(Date.now() / 1_000);
  const registered = {
    iss,
    aud: audience,
    iat: now - 120,
    exp: now + expiresIn,
    jti: newId(),
  };
  const header = { alg, typ: 'at+jwt', kid: fingerprint(secret), ...options.header };
  const signed = `${part(header)}.${part({ ...registered, sub, roles, sid: randomUUID() })}`;
  const signature = alg === 'none' ? '' : createHmac('sha256', secret).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

/** How a token names its key. */
function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 16);
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
