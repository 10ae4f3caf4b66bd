import type { RecoveryCodes, SecondFactor, TotpSetup } from '#contracts/users/second-factor';
import type { BodyOf } from '../api/body-of';
import { credentials } from './auth.examples';
import type { ConfirmTotpBody, DisableTotpBody } from './totp.dto';

export const totpSetup: TotpSetup = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  otpauthUrl:
    'otpauth://totp/Order%20System:ada%40example.com?issuer=Order%20System&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' +
    '&algorithm=SHA1&digits=6&period=30',
};

export const totpCode: BodyOf<typeof ConfirmTotpBody> = { code: '492039' };

export const totpDisabling: BodyOf<typeof DisableTotpBody> = { password: credentials.password, ...totpCode };

export const recoveryCodes: RecoveryCodes = {
  recoveryCodes: ['K7QD-2MZP-XW4A-LT6N-Q5VB-3CYU', 'B3HF-7RJC-YE5S-UV2G-M4TA-6WKD'],
};

export const secondFactor: SecondFactor = { enabled: true, recoveryCodesLeft: 10 };
