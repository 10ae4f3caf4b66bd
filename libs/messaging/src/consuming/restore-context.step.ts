import { Injectable } from '@nestjs/common';
import { runInContext } from '#libs/common';
import { filledIn } from './delivery';
import type { Delivery, Step } from './delivery';

/** Logs and the events that follow carry the correlation id of the event being handled. */
@Injectable()
export class RestoreContext implements Step {
  async run(delivery: Delivery, next: () => Promise<void>): Promise<void> {
    const { id, correlationId, traceparent, tracestate } = filledIn(delivery.event, 'event');
    await runInContext({ correlationId, messageId: id, traceparent, tracestate }, next);
  }
}
