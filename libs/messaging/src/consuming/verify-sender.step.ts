import { Injectable } from '@nestjs/common';
import { KnownSenders } from '../known-senders';
import type { Delivery, Step } from './delivery';

/** An event is believed only if it is from somebody who may say so; any other is dead-lettered at once. */
@Injectable()
export class VerifySender implements Step {
  constructor(private readonly senders: KnownSenders) {}

  async run({ message, reaction }: Delivery, next: () => Promise<void>): Promise<void> {
    this.senders.checkEvent(message, reaction.event.type);
    await next();
  }
}
