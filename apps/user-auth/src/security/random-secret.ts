import { createHash, randomBytes } from 'node:crypto';

/** A new token that nobody can guess: 256 random bits, so a fast hash of it is enough to keep. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
