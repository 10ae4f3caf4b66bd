import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Email } from '../user';

/**
 * Somebody says to have forgotten the password of an address, which may have no account. That is found out behind the
 * answer, so that neither its words nor its time tell.
 */
export const UserPasswordResetAsked = defineEvent({
  type: 'user.password-reset-asked.v1',
  owner: 'users',
  subject: (data) => data.requestId,
  data: z.object({ requestId: Id, email: Email }),
});
