import { Injectable } from '@nestjs/common';
import { PaymentsDatabase } from './payments-database';

export interface NewStubRefund {
  readonly idempotencyKey: string;
  readonly chargeId: string;
  readonly amount: number;
}

@Injectable()
export class StubRefunds {
  constructor(private readonly database: PaymentsDatabase) {}

  /** Gives money back, once for an idempotency key; false if the charge does not hold that much. */
  give({ idempotencyKey, chargeId, amount }: NewStubRefund): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM stub_charges WHERE id = ${chargeId}::uuid FOR UPDATE`;
      if (await tx.stubRefund.findUnique({ where: { idempotencyKey } })) return true;
      const charge = await tx.stubCharge.findUnique({ where: { id: chargeId } });
      if (charge?.status !== 'CAPTURED') return false;
      const given = await tx.stubRefund.aggregate({ where: { chargeId }, _sum: { amount: true } });
      if ((given._sum.amount ?? 0n) + BigInt(amount) > charge.amount) return false;
      await tx.stubRefund.create({ data: { idempotencyKey, chargeId, amount: BigInt(amount) } });
      return true;
    });
  }
}
