import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

interface PemSource {
  /** The variable's name; `<variable>_FILE` names the file. */
  readonly variable: string;
  readonly text?: string;
  readonly file?: string;
}

const BLOCK = /-----BEGIN ([A-Z ]*(?:PUBLIC|PRIVATE) KEY)-----[\s\S]+?-----END \1-----/g;
const MIN_RSA_BITS = 2_048;

/**
 * The keys that a variable holds as PEM, with `\n` for line ends where need be, or that lie in a file. What is wrong
 * with them becomes an issue of the variable.
 */
export function pemKeys(
  { variable, text = '', file }: PemSource,
  kind: 'public' | 'private',
  context: z.RefinementCtx,
): KeyObject[] {
  try {
    return parse((file ? readFileSync(file, 'utf8') : text).replaceAll(String.raw`\n`, '\n'), kind);
  } catch (error) {
    const path = [file ? `${variable}_FILE` : variable];
    context.addIssue({ code: 'custom', path, message: messageOf(error) });
    return [];
  }
}

function parse(text: string, kind: 'public' | 'private'): KeyObject[] {
  const blocks = [...text.matchAll(BLOCK)];
  if (blocks.length === 0 && text.trim() !== '') throw new UnusableKey('must hold keys in PEM');
  return blocks.map(([pem, label = '']) => {
    // Node would derive the public key: but then a secret lies where it must not be.
    if (kind === 'public' && label.endsWith('PRIVATE KEY')) throw new UnusableKey('holds a private key');
    const key = kind === 'public' ? createPublicKey(pem) : createPrivateKey(pem);
    if (!isUsable(key)) {
      throw new UnusableKey(`must hold RSA keys of ${MIN_RSA_BITS} bits or more, or EC keys on P-256`);
    }
    return key;
  });
}

/** For RS256 and ES256 (RFC 7518 §3.3, §3.4). */
function isUsable({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return Number(asymmetricKeyDetails?.modulusLength) >= MIN_RSA_BITS;
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
}

class UnusableKey extends Error {}

// What OpenSSL says of a broken key tells a reader nothing.
function messageOf(error: unknown): string {
  if (error instanceof UnusableKey) return error.message;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return /^E[A-Z]+$/.test(code) ? `cannot be read (${code})` : 'holds a key that cannot be read';
}
