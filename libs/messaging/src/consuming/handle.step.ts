import { Injectable } from '@nestjs/common';
import { filledIn } from './delivery';
import type { Delivery, Step } from './delivery';

/** The reaction itself. */
@Injectable()
export class Handle implements Step {
  async run({ reaction, event, tx, prepared }: Delivery): Promise<void> {
    await reaction.handler.handle(filledIn(event, 'event'), filledIn(tx, 'transaction'), prepared);
  }
}
