import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Role } from '../../kernel/permissions';
import { Account } from '../account';

/** Accounts that match every filter given, newest first. */
export const ListUsers = defineQuery({
  name: 'users.list',
  owner: 'user-auth',
  access: 'users:read',
  input: PageRequest.extend({
    search: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe('A part of the e-mail address or of the name, in any case'),
    role: Role.optional().describe('Only accounts with this role'),
  }),
  output: pageOf(Account),
});
