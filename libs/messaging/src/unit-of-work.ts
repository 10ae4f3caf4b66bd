import { Injectable } from '@nestjs/common';
import { Database } from '#libs/prisma';
import type { RawTx } from '#libs/prisma';
import { OutboxRelay } from './outbox/outbox-relay';
import { Outbox } from './outbox/outbox';

/** A transaction of the service's own database, whose events are on their way as soon as it is committed. */
@Injectable()
export class UnitOfWork<Tx extends RawTx = RawTx> {
  constructor(
    private readonly database: Database<Tx>,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /** With Prisma's client. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.wakingRelay((tracked) => this.database.transaction(tracked), work);
  }

  /** For hand-written SQL alone, at a quarter of the cost: for what every order passes through. */
  runRaw<T>(work: (tx: RawTx) => Promise<T>): Promise<T> {
    return this.wakingRelay((tracked) => this.database.rawTransaction(tracked), work);
  }

  private async wakingRelay<T, AnyTx extends RawTx>(
    transaction: (tracked: (tx: AnyTx) => Promise<T>) => Promise<T>,
    work: (tx: AnyTx) => Promise<T>,
  ): Promise<T> {
    let wrote = false;
    const result = await transaction(async (tx) => {
      const answer = await work(tx);
      wrote = this.outbox.wroteIn(tx);
      return answer;
    });
    if (wrote) this.relay.wake();
    return result;
  }
}
