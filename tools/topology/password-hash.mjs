import { createHash, randomBytes } from 'node:crypto';

const SALT_BYTES = 4;

/** How RabbitMQ keeps a password: base64 of a salt of four bytes and SHA-256 over salt and password. */
export function passwordHash(password, salt = randomBytes(SALT_BYTES)) {
  const digest = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return Buffer.concat([salt, digest]).toString('base64');
}

/** Whether this is the hash of that password; an empty hash is that of none. */
export function isHashOf(hash, password) {
  if (!hash) return false;
  return passwordHash(password, Buffer.from(hash, 'base64').subarray(0, SALT_BYTES)) === hash;
}
