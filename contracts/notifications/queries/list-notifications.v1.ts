import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Notification } from '../notification';

/** The caller's own notifications, newest first. */
export const ListNotifications = defineQuery({
  name: 'notifications.list',
  owner: 'notifications',
  access: 'notifications:read',
  input: PageRequest,
  output: pageOf(Notification),
});
