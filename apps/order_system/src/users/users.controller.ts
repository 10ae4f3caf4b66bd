import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { Account } from '#contracts/users/account';
import { ChangeRoles } from '#contracts/users/commands/change-roles.v1';
import { DisableUser } from '#contracts/users/commands/disable-user.v1';
import { EnableUser } from '#contracts/users/commands/enable-user.v1';
import { GetUser } from '#contracts/users/queries/get-user.v1';
import { ListUsers } from '#contracts/users/queries/list-users.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { AccountDto, AccountPage, ChangeRolesBody, UserPath, UsersQuery } from './user.dto';
import { adaAsStaff, adaDisabled, adasAccount, staffRoles } from './user.examples';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('GET', '', {
    summary: 'Accounts, newest first',
    access: 'users:read',
    sends: [ListUsers],
    answers: {
      200: {
        description: 'A page of accounts',
        type: AccountPage,
        example: { items: [adasAccount], nextCursor: null },
      },
    },
  })
  listUsers(
    @Query() query: UsersQuery,
    @Sender() { token }: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListUsers>>> {
    return this.client.send(ListUsers, query, { token });
  }

  @Endpoint('GET', ':userId', {
    summary: 'An account',
    access: 'users:read',
    sends: [GetUser],
    answers: { 200: { description: 'The account', type: AccountDto, example: adasAccount } },
  })
  getUser(@Param() path: UserPath, @Sender() { token }: SendOptions): Promise<Answer<Account>> {
    return this.client.send(GetUser, path, { token });
  }

  @Endpoint('PUT', ':userId/roles', {
    summary: 'Gives a user these roles and no others; ends their sessions',
    access: 'users:manage',
    sends: [ChangeRoles],
    bodyExample: staffRoles,
    answers: { 200: { description: 'The account, changed', type: AccountDto, example: adaAsStaff } },
  })
  changeRoles(
    @Param() path: UserPath,
    @Body() body: ChangeRolesBody,
    @Sender() { token }: SendOptions,
  ): Promise<Answer<Account>> {
    return this.client.send(ChangeRoles, { ...path, ...body }, { token });
  }

  @Endpoint('POST', ':userId/disable', {
    summary: 'Keeps a user from logging in, and ends their sessions',
    access: 'users:manage',
    sends: [DisableUser],
    answers: { 200: { description: 'The account, disabled', type: AccountDto, example: adaDisabled } },
  })
  disableUser(@Param() path: UserPath, @Sender() { token }: SendOptions): Promise<Answer<Account>> {
    return this.client.send(DisableUser, path, { token });
  }

  @Endpoint('POST', ':userId/enable', {
    summary: 'Lets a disabled user log in again',
    access: 'users:manage',
    sends: [EnableUser],
    answers: { 200: { description: 'The account, enabled', type: AccountDto, example: adasAccount } },
  })
  enableUser(@Param() path: UserPath, @Sender() { token }: SendOptions): Promise<Answer<Account>> {
    return this.client.send(EnableUser, path, { token });
  }
}
