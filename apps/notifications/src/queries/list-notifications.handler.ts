import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ListNotifications } from '#contracts/notifications/queries/list-notifications.v1';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { NotificationList } from '../persistence/notification-list';

@QueryHandler(ListNotifications)
export class ListNotificationsHandler {
  constructor(private readonly notifications: NotificationList) {}

  async handle(
    { limit, cursor }: InputOf<typeof ListNotifications>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ListNotifications>> {
    return this.notifications.page(requireCaller(caller).id, limit, cursor);
  }
}
