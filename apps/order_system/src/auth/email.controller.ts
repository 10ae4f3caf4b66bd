import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { RequestEmailVerification } from '#contracts/users/commands/request-email-verification.v1';
import { VerifyEmail } from '#contracts/users/commands/verify-email.v1';
import { ClientAddress } from '../access/client-address.decorator';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { mailedToken } from './auth.examples';
import { VerifyEmailBody } from './email.dto';

@ApiTags('auth')
@Controller('auth/email')
export class EmailController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', 'verify', {
    summary: 'Verifies an e-mail address with the token from a mail',
    access: 'public',
    sends: [VerifyEmail],
    bodyExample: { token: mailedToken },
    answers: { 204: { description: 'The address is verified' } },
  })
  verifyEmail(
    @Body() body: VerifyEmailBody,
    @ClientAddress() clientAddress: string,
  ): Promise<Answer<object>> {
    return this.client.send(VerifyEmail, { ...body, clientAddress });
  }

  @Endpoint('POST', 'verification', {
    summary: 'Has another mail sent to verify the address with',
    description: 'Five an hour at most, the one that registration sends included.',
    access: 'account:manage',
    sends: [RequestEmailVerification],
    answers: { 202: { description: 'The mail is on its way' } },
  })
  requestEmailVerification(@Sender() { token }: SendOptions): Promise<Answer<object>> {
    return this.client.send(RequestEmailVerification, {}, { token });
  }
}
