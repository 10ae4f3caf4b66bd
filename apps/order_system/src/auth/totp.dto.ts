import { createZodDto } from 'nestjs-zod';
import { ConfirmTotp } from '#contracts/users/commands/confirm-totp.v1';
import { DisableTotp } from '#contracts/users/commands/disable-totp.v1';
import { RecoveryCodes, SecondFactor, TotpSetup } from '#contracts/users/second-factor';
import { ofGateway } from './of-gateway';

export class ConfirmTotpBody extends createZodDto(ConfirmTotp.input.omit(ofGateway)) {}
export class DisableTotpBody extends createZodDto(DisableTotp.input.omit(ofGateway)) {}
export class TotpSetupDto extends createZodDto(TotpSetup) {}
export class RecoveryCodesDto extends createZodDto(RecoveryCodes) {}
export class SecondFactorDto extends createZodDto(SecondFactor) {}
