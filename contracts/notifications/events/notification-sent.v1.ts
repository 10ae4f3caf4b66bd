import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Channel, NotificationTemplate } from '../notification';

/** A notification left through its channel. */
export const NotificationSent = defineEvent({
  type: 'notification.sent.v1',
  owner: 'notifications',
  subject: (data) => data.notificationId,
  data: z.object({
    notificationId: Id,
    userId: Id.optional(),
    channel: Channel,
    template: NotificationTemplate,
  }),
});
