import { Secret } from 'otpauth';

const COUNT = 10;
/** 120 random bits each, so a fast hash of it is enough to keep (OWASP ASVS 5.0, 6.5.2: from 112 on). */
const BYTES = 15;

/** `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`, ten of them. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => new Secret({ size: BYTES }).base32.replace(/.{4}(?=.)/g, '$&-'));
}

/** A code as it is compared: how people type it does not matter. */
export function normalizedCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}
