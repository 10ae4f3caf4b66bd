import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { OrderClock } from '../order-clock';
import { OrderProcess } from '../order-process';
import { OrderRepository } from '../persistence/order.repository';

/** Small enough to be far from a transaction's time limit. */
const BATCH = 50;

/** Cancels the orders whose next fact did not come in time. */
@Injectable()
export class ExpireOrders {
  constructor(
    private readonly work: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly process: OrderProcess,
    private readonly clock: OrderClock,
  ) {}

  /** How many were due. Several processes may do this at once: each takes other orders. */
  async run(): Promise<number> {
    let count = 0;
    let batch: number;
    do {
      batch = await this.work.runRaw((tx) => this.expireBatch(tx));
      count += batch;
    } while (batch === BATCH);
    return count;
  }

  private async expireBatch(tx: RawTx): Promise<number> {
    const overdue = await this.orders.lockOverdue(tx, this.clock.read().now, BATCH);
    for (const order of overdue) {
      await this.process.decide(tx, order, (it, moment) => it.expire(moment));
    }
    return overdue.length;
  }
}
