import { Webhook } from 'standardwebhooks';
import type { Entry } from './fuzz-request';
import { Signature, SigningTime } from './target';

const NOBODYS = `whsec_${Buffer.alloc(32).toString('base64')}`;

/** The headers with the time and the signature that they ask for, as a payment provider makes them. */
export function signed(headers: readonly Entry[], body: Buffer | undefined, secret = NOBODYS): Entry[] {
  const now = new Date();
  const [, id] = headers.find(([name]) => name === 'webhook-id') ?? [];
  const sign = () => new Webhook(secret).sign(typeof id === 'string' ? id : '', now, body?.toString() ?? '');
  return headers.map(([name, value]) => {
    if (value instanceof SigningTime) return [name, String(Math.floor(now.getTime() / 1_000))];
    return [name, value instanceof Signature ? sign() : value];
  });
}
