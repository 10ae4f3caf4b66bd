import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../unit-of-work';
import type { Delivery, Step } from './delivery';

/** Inbox, changes and outbox are committed together, or not at all. */
@Injectable()
export class OpenTransaction implements Step {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(delivery: Delivery, next: () => Promise<void>): Promise<void> {
    await this.unitOfWork.runRaw(async (tx) => {
      delivery.tx = tx;
      await next();
    });
  }
}
