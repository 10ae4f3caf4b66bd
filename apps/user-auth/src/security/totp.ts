import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Order System';
/** How many steps of 30 s a clock may be fast or slow (RFC 6238 §5.2). */
const TOLERANCE_STEPS = 1;

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a QR code shows to an authenticator app. */
export function otpauthUrl(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The time step that a code belongs to; undefined for a code of no step near now. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const totp = totpOf(secret);
  const timestamp = now.getTime();
  const drift = totp.validate({ token: code, timestamp, window: TOLERANCE_STEPS });
  return drift === null ? undefined : totp.counter({ timestamp }) + drift;
}

// What every authenticator app can do: SHA-1, six digits, 30 s.
function totpOf(secret: string, label?: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret) });
}
