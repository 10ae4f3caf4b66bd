import { Injectable } from '@nestjs/common';
import { Database } from '#libs/prisma';
import { Inbox } from '../inbox/inbox';
import { filledIn } from './delivery';
import type { Delivery, Step } from './delivery';

/** Calls to the world happen before the transaction, so that none is held open for them; not for known duplicates. */
@Injectable()
export class Prepare implements Step {
  constructor(
    private readonly database: Database,
    private readonly inbox: Inbox,
  ) {}

  async run(delivery: Delivery, next: () => Promise<void>): Promise<void> {
    const { handler, name } = delivery.reaction;
    if (handler.prepare) {
      const event = filledIn(delivery.event, 'event');
      if (await this.inbox.has(this.database.raw, name, event.id)) return;
      delivery.prepared = await handler.prepare(event);
    }
    await next();
  }
}
