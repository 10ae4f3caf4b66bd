import { Injectable } from '@nestjs/common';
import { Interrupted, NotRecorded } from '../failures';
import { Names } from '../names';
import { ServiceIdentity } from '../service-identity';
import { DeadLetters } from './dead-letters';
import type { Delivery, Step } from './delivery';

/** What cannot be handled goes to the dead letters; the consumer goes on. */
@Injectable()
export class DeadLetter implements Step {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly names: Names,
    private readonly service: ServiceIdentity,
  ) {}

  async run({ message, reaction }: Delivery, next: () => Promise<void>): Promise<void> {
    try {
      await next();
    } catch (failure) {
      if (failure instanceof Interrupted || failure instanceof NotRecorded) throw failure;
      const queue = this.names.reactionQueue(this.service.name, reaction.name);
      await this.deadLetters.put(message, reaction.name, queue, failure);
    }
  }
}
