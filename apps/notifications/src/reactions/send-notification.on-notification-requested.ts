import { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import { Outbox, Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { NotificationChannel } from '../channels/notification-channel';
import { ContactUnknown } from '../delivery/contact-unknown';
import { ExclusiveDelivery } from '../delivery/exclusive-delivery';
import { MailTokens } from '../delivery/mail-tokens';
import { compose, outcomeEvent } from '../domain/notification';
import type { Notification, Outcome } from '../domain/notification';
import { DeliveryRepository } from '../persistence/delivery.repository';

type Requested = EventOf<typeof NotificationRequested>;

@Reaction(NotificationRequested)
export class SendNotificationOnNotificationRequested implements ReactionHandler<
  typeof NotificationRequested,
  Outcome | undefined
> {
  /** Only for an outward channel: without it an order's notification is one transaction and nothing else. */
  readonly prepare?: (event: Requested) => Promise<Outcome | undefined>;

  constructor(
    private readonly channel: NotificationChannel,
    private readonly deliveries: DeliveryRepository,
    private readonly tokens: MailTokens,
    private readonly outbox: Outbox,
    delivery: ExclusiveDelivery,
  ) {
    if (channel.outward) this.prepare = ({ data }) => delivery.deliver(this.compose(data));
  }

  async handle({ data }: Requested, tx: RawTx, delivered: Outcome | undefined): Promise<void> {
    const notification = this.compose(data);
    const outcome = delivered ?? { status: 'SENT' };
    const { address, erased, first } = await this.deliveries.settle(tx, notification, outcome);
    // Nobody is left to be told.
    if (erased) return;
    if (address === null) throw new ContactUnknown();
    if (!first) return;
    if (!this.channel.outward) await this.channel.deliver(notification, address);
    await this.outbox.add(tx, outcomeEvent(notification, outcome));
  }

  private compose(data: Requested['data']): Notification {
    return compose(this.tokens.open(data), this.channel.name);
  }
}
