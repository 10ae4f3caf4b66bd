import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { ChangeProfile } from '#contracts/users/commands/change-profile.v1';
import { DeleteAccount } from '#contracts/users/commands/delete-account.v1';
import type { User } from '#contracts/users/user';
import { ClientAddress } from '../access/client-address.decorator';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { UserDto } from '../auth/auth.dto';
import { ChangeProfileBody, DeleteAccountBody } from './account.dto';
import { adaInFull, deletion, profileChange } from './account.examples';

@ApiTags('account')
@Controller('auth/me')
export class AccountController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('PATCH', '', {
    summary: "Changes what is given of the caller's profile",
    description: '`null` clears.',
    access: 'account:manage',
    sends: [ChangeProfile],
    bodyExample: profileChange,
    answers: { 200: { description: 'The account, changed', type: UserDto, example: adaInFull } },
  })
  changeProfile(@Body() body: ChangeProfileBody, @Sender() sender: SendOptions): Promise<Answer<User>> {
    return this.client.send(ChangeProfile, body, sender);
  }

  @Endpoint('DELETE', '', {
    summary: "Deletes the caller's account",
    description:
      'Ends every session and frees the e-mail address at once. All personal data is then erased from every service; ' +
      'orders are kept without it, those that are on their way once they have arrived.',
    access: 'account:manage',
    sends: [DeleteAccount],
    bodyExample: deletion,
    answers: { 204: { description: 'It is gone' } },
  })
  deleteAccount(
    @Body() body: DeleteAccountBody,
    @ClientAddress() clientAddress: string,
    @Sender() sender: SendOptions,
  ): Promise<Answer<object>> {
    return this.client.send(DeleteAccount, { ...body, clientAddress }, sender);
  }
}
