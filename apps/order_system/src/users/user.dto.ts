import { createZodDto } from 'nestjs-zod';
import { Account } from '#contracts/users/account';
import { ChangeRoles } from '#contracts/users/commands/change-roles.v1';
import { GetUser } from '#contracts/users/queries/get-user.v1';
import { ListUsers } from '#contracts/users/queries/list-users.v1';

export class UsersQuery extends createZodDto(ListUsers.input) {}
export class UserPath extends createZodDto(GetUser.input) {}
export class ChangeRolesBody extends createZodDto(ChangeRoles.input.omit({ userId: true })) {}
export class AccountDto extends createZodDto(Account) {}
export class AccountPage extends createZodDto(ListUsers.output) {}
