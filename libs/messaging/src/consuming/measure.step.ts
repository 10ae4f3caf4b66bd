import { Injectable } from '@nestjs/common';
import type { Delivery, Step } from './delivery';
import { handled } from './message-metrics';

/** How long handling took, and whether it went well. */
@Injectable()
export class Measure implements Step {
  async run({ reaction }: Delivery, next: () => Promise<void>): Promise<void> {
    const stop = handled.startTimer({ reaction: reaction.name });
    try {
      await next();
      stop({ outcome: 'handled' });
    } catch (failure) {
      stop({ outcome: 'failed' });
      throw failure;
    }
  }
}
