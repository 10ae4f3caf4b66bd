import { Injectable } from '@nestjs/common';
import { RetryLater } from '#libs/messaging';
import { NotificationChannel } from '../channels/notification-channel';
import type { Notification, Outcome } from '../domain/notification';
import { DeliveryRepository } from '../persistence/delivery.repository';
import { ContactUnknown } from './contact-unknown';

/** Longer than the channel's waits together; within the retries, so that what a crash left is taken up again. */
const LEASE_SECONDS = 30;

/** Delivers through a channel that leaves the system, so that concurrent duplicates do not deliver twice. */
@Injectable()
export class ExclusiveDelivery {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly channel: NotificationChannel,
  ) {}

  /** The outcome; undefined where the notification was settled before, or its recipient's account was deleted. */
  async deliver(notification: Notification): Promise<Outcome | undefined> {
    const { address, erased, claimed, settled } = await this.deliveries.claim(notification, LEASE_SECONDS);
    if (settled || erased) return undefined;
    if (address === null) throw new ContactUnknown();
    if (!claimed) throw new RetryLater('IN_DELIVERY', 'Somebody else is delivering this notification.');
    try {
      return await this.channel.deliver(notification, address);
    } catch (failure) {
      await this.deliveries.release(notification.id);
      throw failure;
    }
  }
}
