import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { ConfirmTotp } from '#contracts/users/commands/confirm-totp.v1';
import { DisableTotp } from '#contracts/users/commands/disable-totp.v1';
import { SetUpTotp } from '#contracts/users/commands/set-up-totp.v1';
import { GetSecondFactor } from '#contracts/users/queries/get-second-factor.v1';
import type { RecoveryCodes, SecondFactor, TotpSetup } from '#contracts/users/second-factor';
import { ClientAddress } from '../access/client-address.decorator';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import {
  ConfirmTotpBody,
  DisableTotpBody,
  RecoveryCodesDto,
  SecondFactorDto,
  TotpSetupDto,
} from './totp.dto';
import { recoveryCodes, secondFactor, totpCode, totpDisabling, totpSetup } from './totp.examples';

const access = 'account:manage';

@ApiTags('account')
@Controller('auth/totp')
export class TotpController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('GET', '', {
    summary: "Whether the caller's log-in asks for a second factor",
    access,
    sends: [GetSecondFactor],
    answers: { 200: { description: 'The second factor', type: SecondFactorDto, example: secondFactor } },
  })
  getSecondFactor(@Sender() { token }: SendOptions): Promise<Answer<SecondFactor>> {
    return this.client.send(GetSecondFactor, {}, { token });
  }

  @Endpoint('POST', '', {
    summary: 'Sets a second factor up, for an authenticator app',
    description:
      'Show `otpauthUrl` as a QR code. Nothing changes until `POST /auth/totp/confirm`; a new request replaces the secret.',
    access,
    sends: [SetUpTotp],
    status: 200,
    answers: { 200: { description: 'The secret, shown once', type: TotpSetupDto, example: totpSetup } },
  })
  setUpTotp(@Sender() { token }: SendOptions): Promise<Answer<TotpSetup>> {
    return this.client.send(SetUpTotp, {}, { token });
  }

  @Endpoint('POST', 'confirm', {
    summary: 'Turns the second factor on, with a code of the authenticator app',
    description: 'Each recovery code stands in for a code, once: for whom the app has got lost.',
    access,
    sends: [ConfirmTotp],
    bodyExample: totpCode,
    answers: { 200: { description: 'It is on', type: RecoveryCodesDto, example: recoveryCodes } },
  })
  confirmTotp(
    @Body() body: ConfirmTotpBody,
    @ClientAddress() clientAddress: string,
    @Sender() { token }: SendOptions,
  ): Promise<Answer<RecoveryCodes>> {
    return this.client.send(ConfirmTotp, { ...body, clientAddress }, { token });
  }

  @Endpoint('POST', 'disable', {
    summary: 'Turns the second factor off',
    access,
    sends: [DisableTotp],
    bodyExample: totpDisabling,
    answers: { 204: { description: 'It is off' } },
  })
  disableTotp(
    @Body() body: DisableTotpBody,
    @ClientAddress() clientAddress: string,
    @Sender() { token }: SendOptions,
  ): Promise<Answer<object>> {
    return this.client.send(DisableTotp, { ...body, clientAddress }, { token });
  }
}
