import { createZodDto } from 'nestjs-zod';
import { ListNotifications } from '#contracts/notifications/queries/list-notifications.v1';

export class NotificationsQuery extends createZodDto(ListNotifications.input) {}
export class NotificationPage extends createZodDto(ListNotifications.output) {}
