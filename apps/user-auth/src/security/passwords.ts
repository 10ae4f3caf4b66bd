import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

// OWASP Password Storage Cheat Sheet; about 10 ms on one core, on libuv's threads.
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and checks passwords with Argon2id. */
@Injectable()
export class Passwords {
  #decoy?: Promise<string>;

  hash(password: string): Promise<string> {
    return hash(normalized(password), costs);
  }

  /** Without a hash the answer is false after the same work: time must not tell which users exist. */
  async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
    this.#decoy ??= hash(randomBytes(32), costs);
    const decoy = await this.#decoy;
    return verify(passwordHash ?? decoy, normalized(password));
  }
}

// "é" is one character from some keyboards and two from others (NIST SP 800-63B §5.1.1.2).
function normalized(password: string): string {
  return password.normalize('NFKC');
}
