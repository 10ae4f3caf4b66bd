import { Injectable } from '@nestjs/common';
import type { NotificationsTx } from './notifications-database';

/** Where users can be reached. */
@Injectable()
export class ContactRepository {
  async keep(tx: NotificationsTx, userId: string, email: string): Promise<void> {
    await tx.contact.upsert({ where: { userId }, create: { userId, email }, update: { email } });
  }
}
