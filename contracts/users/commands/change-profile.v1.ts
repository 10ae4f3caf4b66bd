import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { userProblems } from '../problems';
import { Locale, PersonName, Phone } from '../profile';
import { User } from '../user';

/** Changes what is given of the caller's profile; null clears. */
export const ChangeProfile = defineCommand({
  name: 'users.change-profile',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.USER_NOT_FOUND],
  input: z.strictObject({
    name: PersonName.nullable().optional(),
    phone: Phone.nullable().optional(),
    locale: Locale.nullable().optional(),
  }),
  output: User,
});
