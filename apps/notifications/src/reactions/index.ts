import { KeepContactOnUserRegistered } from './keep-contact.on-user-registered';
import { SendNotificationOnNotificationRequested } from './send-notification.on-notification-requested';

export const reactions = [KeepContactOnUserRegistered, SendNotificationOnNotificationRequested];
