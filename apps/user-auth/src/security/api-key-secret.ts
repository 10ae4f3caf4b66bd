import { newSecret } from './random-secret';

const PREFIX = 'osk_';
const HINT_LENGTH = PREFIX.length + 4;

/** A new API key, and how it begins: that much tells nobody the rest. */
export function newApiKeySecret(): { secret: string; hint: string } {
  const secret = PREFIX + newSecret();
  return { secret, hint: secret.slice(0, HINT_LENGTH) };
}
