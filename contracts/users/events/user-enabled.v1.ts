import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** A user who was disabled can log in again. */
export const UserEnabled = defineEvent({
  type: 'user.enabled.v1',
  owner: 'users',
  subject: (data) => data.userId,
  data: z.object({ userId: Id }),
});
