import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import { NotificationsDatabase } from './notifications-database';

/** Where users can be reached. */
@Injectable()
export class ContactRepository {
  constructor(private readonly database: NotificationsDatabase) {}

  async keep(tx: RawTx, userId: string, email: string): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO contacts (user_id, email) VALUES (${userId}::uuid, ${email})
      ON CONFLICT (user_id) DO UPDATE SET email = excluded.email WHERE contacts.email IS NOT NULL`;
  }

  /** The user's e-mail address; undefined where it is not known, or erased. */
  async find(userId: string): Promise<string | undefined> {
    const contact = await this.database.client.contact.findUnique({ where: { userId } });
    return contact?.email ?? undefined;
  }

  /** For good: what comes late, or again, does not bring the address back. */
  async erase(tx: RawTx, userId: string): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO contacts (user_id, email) VALUES (${userId}::uuid, NULL)
      ON CONFLICT (user_id) DO UPDATE SET email = NULL`;
  }
}
