import { Injectable } from '@nestjs/common';
import type { Delivery, Step } from './delivery';
import { parseEvent } from './parse-event';

/** Reads the message as its contract says; what cannot be read is rejected with the reason. */
@Injectable()
export class Parse implements Step {
  async run(delivery: Delivery, next: () => Promise<void>): Promise<void> {
    delivery.event = parseEvent(delivery.message, delivery.reaction.event);
    await next();
  }
}
