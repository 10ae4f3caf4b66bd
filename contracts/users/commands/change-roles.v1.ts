import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Role } from '../../kernel/permissions';
import { Account } from '../account';
import { userProblems } from '../problems';

/** Gives a user these roles and no others; ends the user's sessions. */
export const ChangeRoles = defineCommand({
  name: 'users.change-roles',
  owner: 'user-auth',
  access: 'users:manage',
  fails: [userProblems.USER_NOT_FOUND, userProblems.LAST_ADMIN],
  input: z.strictObject({
    userId: Id,
    roles: z
      .array(Role)
      .min(1)
      .max(Role.options.length)
      .refine((roles) => new Set(roles).size === roles.length, 'must not name a role twice')
      .meta({ uniqueItems: true }),
  }),
  output: Account,
});
