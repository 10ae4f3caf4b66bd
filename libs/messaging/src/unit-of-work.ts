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

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let wrote = false;
    const result = await this.database.transaction(async (tx) => {
      const answer = await work(tx);
      wrote = this.outbox.wroteIn(tx);
      return answer;
    });
    if (wrote) this.relay.wake();
    return result;
  }
}
