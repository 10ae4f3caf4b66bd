import { Injectable } from '@nestjs/common';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { ListPaymentsOfOrder } from '#contracts/payments/queries/list-payments-of-order.v1';
import { paymentView } from './payment-view';
import { PaymentsDatabase } from './payments-database';

export interface PaymentFilter {
  /** Of which order; of any where it is not said. */
  readonly orderId?: string;
  /** Whose payments; anybody's where it is not said. */
  readonly userId?: string;
}

/** What was asked for, taken and given back, for people to read. */
@Injectable()
export class PaymentList {
  constructor(private readonly database: PaymentsDatabase) {}

  /** Newest first. */
  async page(
    { orderId, userId }: PaymentFilter,
    limit: number,
    cursor?: string,
  ): Promise<OutputOf<typeof ListPaymentsOfOrder>> {
    const rows = await this.database.client.payment.findMany({
      // Without a method it is no payment but the memory of a cancel that came first.
      where: { orderId, userId, method: { not: null }, ...(cursor !== undefined && after(cursor)) },
      include: { refunds: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(paymentView), nextCursor: last ? formatTimeCursor(last) : null };
  }
}

function after(cursor: string) {
  const { createdAt, id } = parseTimeCursor(cursor);
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
