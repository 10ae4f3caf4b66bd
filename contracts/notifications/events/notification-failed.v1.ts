import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Channel, NotificationTemplate } from '../notification';

/** A notification will not be sent. */
export const NotificationFailed = defineEvent({
  type: 'notification.failed.v1',
  owner: 'notifications',
  subject: (data) => data.notificationId,
  data: z.object({
    notificationId: Id,
    userId: Id.optional(),
    channel: Channel,
    template: NotificationTemplate,
    reason: z.string().min(1).max(200),
  }),
});
