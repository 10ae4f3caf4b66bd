import { z } from 'zod';

/** Six digits of the authenticator app, or a recovery code; blanks and hyphens do not count. */
export const TotpCode = z.string().trim().min(6).max(32);

/** What an authenticator app is told (RFC 6238), as text and as the URL that a QR code shows. */
export const TotpSetup = z.object({
  /** Base32. */
  secret: z.string(),
  otpauthUrl: z.string().startsWith('otpauth://totp/'),
});
export type TotpSetup = z.output<typeof TotpSetup>;

/** Each stands in for a code, once; shown once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.output<typeof RecoveryCodes>;

export const SecondFactor = z.object({ enabled: z.boolean(), recoveryCodesLeft: z.int().nonnegative() });
export type SecondFactor = z.output<typeof SecondFactor>;
