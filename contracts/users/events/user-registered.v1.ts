import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Role } from '../../kernel/permissions';
import { Email } from '../user';

/** Somebody has an account; notifications learn the address from it. */
export const UserRegistered = defineEvent({
  type: 'user.registered.v1',
  owner: 'users',
  subject: (data) => data.userId,
  data: z.object({
    userId: Id,
    email: Email,
    roles: z.array(Role),
  }),
});
