import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Role } from '../../kernel/permissions';

/** A user may do other things than before. */
export const UserRolesChanged = defineEvent({
  type: 'user.roles-changed.v1',
  owner: 'users',
  subject: (data) => data.userId,
  data: z.object({ userId: Id, roles: z.array(Role) }),
});
