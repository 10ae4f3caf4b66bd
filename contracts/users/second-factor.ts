import { z } from 'zod';

export const TotpCode = z
  .string()
  .trim()
  .min(6)
  .max(32)
  .describe('Six digits of the authenticator app, or a recovery code; blanks and hyphens do not count');

/** What an authenticator app is told (RFC 6238). */
export const TotpSetup = z.object({
  secret: z.string().describe('In Base32, to be typed'),
  otpauthUrl: z.string().startsWith('otpauth://totp/').describe('The same, to be shown as a QR code'),
});
export type TotpSetup = z.output<typeof TotpSetup>;

/** Shown once. */
export const RecoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).describe('Each stands in for a code of the app, once'),
});
export type RecoveryCodes = z.output<typeof RecoveryCodes>;

export const SecondFactor = z.object({ enabled: z.boolean(), recoveryCodesLeft: z.int().nonnegative() });
export type SecondFactor = z.output<typeof SecondFactor>;
