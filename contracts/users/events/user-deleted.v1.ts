import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** An account is gone: whoever keeps personal data of its owner erases it. */
export const UserDeleted = defineEvent({
  type: 'user.deleted.v1',
  owner: 'users',
  subject: (data) => data.userId,
  data: z.object({
    userId: Id,
  }),
});
