import { createHmac } from 'node:crypto';

/** The same token, expired an hour ago; signed again where the secret is known, so that nothing else is wrong. */
export function expired(token: string, secret: string | undefined): string {
  const [header = '', payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iat: number; exp: number };
  const past = { ...claims, iat: claims.iat - 7_200, exp: claims.iat - 3_600 };
  const signed = `${header}.${Buffer.from(JSON.stringify(past)).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', secret ?? 'another secret')
    .update(signed)
    .digest('base64url')}`;
}

/** The same claims with every role there is, and the signature of the original. */
export function forged(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const grander = { ...claims, roles: ['customer', 'staff', 'admin'] };
  return `${header}.${Buffer.from(JSON.stringify(grander)).toString('base64url')}.${signature}`;
}
