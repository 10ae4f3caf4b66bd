import { Injectable } from '@nestjs/common';
import { Idempotency } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import type { Order } from './domain/order';
import { isFinal } from './domain/order-status';
import { DeletedUserRepository } from './persistence/deleted-user.repository';

/** Erases whose orders they were, of users whose accounts are gone. An order on its way keeps where it goes until it has ended. */
@Injectable()
export class CustomerErasure {
  constructor(
    private readonly deletedUsers: DeletedUserRepository,
    private readonly idempotency: Idempotency,
  ) {}

  /** For all of a user's orders; those that are open, or come late, follow when they end. */
  async begin(tx: RawTx, userId: string): Promise<void> {
    await this.deletedUsers.add(tx, userId);
    await this.idempotency.forgetCaller(tx, userId);
    await this.idempotency.forgetSubjects(tx, await this.deletedUsers.eraseFrom(tx, userId));
  }

  /** For an order that has just been decided upon. */
  async follow(tx: RawTx, order: Order): Promise<void> {
    const { id, userId, status } = order.state;
    if (!isFinal(status) || !(await this.deletedUsers.has(tx, userId))) return;
    order.forgetCustomer();
    // Staff were answered with the order as it was before.
    await this.idempotency.forgetSubjects(tx, [id]);
  }
}
