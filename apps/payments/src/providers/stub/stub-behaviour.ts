import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { NewStubCharge } from '../../persistence/stub-charges';

type Behaviour = Pick<NewStubCharge, 'failures' | 'result'>;

/** How each method behaves where the money is to be captured at once. */
export const behaviours: Record<PaymentMethod, Behaviour> = {
  stub: { failures: 0, result: 'CAPTURED' },
  'stub-declined': { failures: 0, result: 'DECLINED' },
  'stub-flaky': { failures: 2, result: 'CAPTURED' },
  // Captured in any case, like a bank transfer, which cannot be authorized first either.
  'stub-async': { failures: 0, result: 'PENDING' },
};

export function behaviourOf(method: PaymentMethod, captureNow: boolean): Behaviour {
  const { failures, result } = behaviours[method];
  return { failures, result: result === 'CAPTURED' && !captureNow ? 'AUTHORIZED' : result };
}
