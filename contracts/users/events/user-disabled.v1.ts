import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** A user cannot log in any more. */
export const UserDisabled = defineEvent({
  type: 'user.disabled.v1',
  owner: 'users',
  subject: (data) => data.userId,
  data: z.object({ userId: Id }),
});
