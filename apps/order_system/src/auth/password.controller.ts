import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { ChangePassword } from '#contracts/users/commands/change-password.v1';
import { RequestPasswordReset } from '#contracts/users/commands/request-password-reset.v1';
import { ResetPassword } from '#contracts/users/commands/reset-password.v1';
import { ClientAddress } from '../access/client-address.decorator';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { ChangePasswordBody, ForgotPasswordBody, ResetPasswordBody } from './password.dto';
import { forgottenPassword, passwordChange, passwordReset } from './password.examples';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', 'change', {
    summary: "Changes the caller's password, and ends all other sessions",
    access: 'account:manage',
    sends: [ChangePassword],
    bodyExample: passwordChange,
    answers: { 204: { description: 'The password is changed; this session goes on' } },
  })
  changePassword(
    @Body() body: ChangePasswordBody,
    @ClientAddress() clientAddress: string,
    @Sender() { token }: SendOptions,
  ): Promise<Answer<object>> {
    return this.client.send(ChangePassword, { ...body, clientAddress }, { token });
  }

  @Endpoint('POST', 'forgot', {
    summary: 'Has a mail sent whose token sets a new password',
    description: 'Answers the same whether the address has an account or not.',
    access: 'public',
    sends: [RequestPasswordReset],
    bodyExample: forgottenPassword,
    answers: { 202: { description: 'Where there is such an account, the mail is on its way' } },
  })
  forgotPassword(
    @Body() body: ForgotPasswordBody,
    @ClientAddress() clientAddress: string,
  ): Promise<Answer<object>> {
    return this.client.send(RequestPasswordReset, { ...body, clientAddress });
  }

  @Endpoint('POST', 'reset', {
    summary: 'Sets a new password with the token from a mail, and ends all sessions',
    access: 'public',
    sends: [ResetPassword],
    bodyExample: passwordReset,
    answers: { 204: { description: 'The new password counts; log in with it' } },
  })
  resetPassword(
    @Body() body: ResetPasswordBody,
    @ClientAddress() clientAddress: string,
  ): Promise<Answer<object>> {
    return this.client.send(ResetPassword, { ...body, clientAddress });
  }
}
