import { createHmac, randomUUID } from 'node:crypto';
import { system } from './system';

interface TokenOptions {
  readonly sub?: string;
  readonly roles?: readonly string[];
  readonly expiresIn?: number;
  readonly audience?: string;
  readonly secret?: string;
  /** `none` leaves the signature out. */
  readonly alg?: string;
}

/** An access token as user-auth signs it, except for what the test says. */
export function accessToken(options: TokenOptions = {}): string {
  const { sub = randomUUID(), roles = ['customer'], expiresIn = 60, audience = 'order-system' } = options;
  const { secret = system.env.JWT_SECRET, alg = 'HS256' } = options;
  const now = Math.floor(Date.now() / 1_000);
  const claims = { sub, roles, iss: 'order-system', aud: audience, iat: now - 120, exp: now + expiresIn };
  const signed = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
  const signature = alg === 'none' ? '' : createHmac('sha256', secret).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
