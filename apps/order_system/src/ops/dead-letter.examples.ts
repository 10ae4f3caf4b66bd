import type { DeadLetter, DeadLettersHandled } from '#contracts/kernel/dead-letters';
import type { BodyOf } from '../api/body-of';
import type { DiscardBody, HandleManyBody, RedriveBody } from './dead-letter.dto';

const orderId = '01a20465-bf4c-7729-ab97-2c2165707774';

export const refundLetter: DeadLetter = {
  id: 'payments-5f0c6e1b8a92d4473e10c9ab',
  service: 'payments',
  queue: 'payments.refund-payment.on-refund-requested',
  reason: 'INVALID_DATA',
  message: 'the data is not valid: amount.amount: Invalid input: expected number, received string',
  stack: null,
  details: ['amount.amount: Invalid input: expected number, received string'],
  attempts: 1,
  firstFailedAt: '2026-11-22T12:00:01.000Z',
  lastFailedAt: '2026-11-22T12:00:01.000Z',
  messageId: '01a20465-c3d2-7b15-8a44-1e0f9d8c7b6a',
  type: 'refund.requested.v1',
  orderId,
  payload: {
    orderId,
    refundId: '01a20466-0d51-7f0e-b6f1-7a3c5d9e8b21',
    amount: { amount: '500', currency: 'EUR' },
    reason: 'damaged',
  },
  redrivenBy: null,
  redriveReason: null,
};

export const mended: BodyOf<typeof RedriveBody> = {
  reason: 'the integrator sent the amount as text',
  payload: {
    orderId,
    refundId: '01a20466-0d51-7f0e-b6f1-7a3c5d9e8b21',
    amount: { amount: 500, currency: 'EUR' },
    reason: 'damaged',
  },
};

export const needless: BodyOf<typeof DiscardBody> = { reason: 'the refund was made by hand' };

export const allOfAKind: BodyOf<typeof HandleManyBody> = {
  filter: { service: 'payments', reason: 'UNEXPECTED_ERROR' },
  reason: 'the provider answers again',
};

export const oneHandled: DeadLettersHandled = { dryRun: false, handled: [refundLetter.id], failed: [] };
