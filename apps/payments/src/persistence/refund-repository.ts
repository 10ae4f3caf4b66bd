import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import { PaymentRepository } from './payment-repository';
import { PaymentsDatabase } from './payments-database';

@Injectable()
export class RefundRepository {
  constructor(
    private readonly database: PaymentsDatabase,
    private readonly payments: PaymentRepository,
  ) {}

  /** Sets money aside for a refund, once however often it is asked; the payment, or undefined if there is none. */
  reserve(
    orderId: string,
    refund: Refund,
    decide: (payment: Payment) => Payment,
  ): Promise<Payment | undefined> {
    return this.database.transaction(async (tx) => {
      const payment = await this.payments.lockByOrder(tx, orderId);
      if (!payment) return undefined;
      const { id, amount, reason } = refund;
      const row = { id, paymentId: payment.id, amount: BigInt(amount.amount) };
      if (await tx.refund.findUnique({ where: row })) return payment;
      const reserved = decide(payment);
      await this.payments.save(tx, reserved);
      await tx.refund.create({ data: { ...row, reason } });
      return reserved;
    });
  }

  /** Records that the provider gave the money back; false if that was known. */
  async settle(tx: RawTx, id: string): Promise<boolean> {
    const settled = await tx.$executeRaw`
      UPDATE refunds SET settled_at = now() WHERE id = ${id}::uuid AND settled_at IS NULL`;
    return settled === 1;
  }
}
