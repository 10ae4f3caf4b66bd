import { Injectable } from '@nestjs/common';
import { Inbox } from '../inbox/inbox';
import { filledIn } from './delivery';
import type { Delivery, Step } from './delivery';
import { duplicates } from './message-metrics';

/** A message that this reaction has handled before changes nothing. */
@Injectable()
export class SkipDuplicate implements Step {
  constructor(private readonly inbox: Inbox) {}

  async run(delivery: Delivery, next: () => Promise<void>): Promise<void> {
    const { name } = delivery.reaction;
    const first = await this.inbox.firstSeen(
      filledIn(delivery.tx, 'transaction'),
      name,
      filledIn(delivery.event, 'event').id,
    );
    if (first) await next();
    else duplicates.inc({ reaction: name });
  }
}
