import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';

/** Remembers which message each consumer has handled, in the transaction that handled it. */
@Injectable()
export class Inbox {
  /** true the first time; false for a duplicate. Waits for a concurrent delivery of the same message. */
  async firstSeen(tx: RawTx, consumer: string, messageId: string): Promise<boolean> {
    const inserted = await tx.$executeRaw`
      INSERT INTO inbox (consumer, message_id) VALUES (${consumer}, ${messageId})
      ON CONFLICT DO NOTHING`;
    return inserted === 1;
  }

  /** Whether the message was handled already; without a transaction, before work that leaves the process. */
  async has(database: RawTx, consumer: string, messageId: string): Promise<boolean> {
    const rows = await database.$queryRaw<unknown[]>`
      SELECT 1 FROM inbox WHERE consumer = ${consumer} AND message_id = ${messageId}`;
    return rows.length > 0;
  }
}
