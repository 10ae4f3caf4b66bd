import type { Channel } from '#contracts/notifications/notification';
import type { Notification, Outcome } from '../domain/notification';

/** A way to reach people. */
export abstract class NotificationChannel {
  abstract readonly name: Channel;

  /** Whether a delivery leaves this system and cannot be taken back: only one at a time may try it. */
  abstract readonly outward: boolean;

  /**
   * Delivers to an e-mail address. Throws RetryLater where another attempt may succeed;
   * `FAILED` is for good.
   */
  abstract deliver(notification: Notification, address: string): Promise<Outcome>;
}
