import { z } from 'zod';

export const OrderStatus = z
  .enum(['SUBMITTED', 'PLACED', 'AWAITING_PAYMENT', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED'])
  .describe('Where an order stands; `SUBMITTED` is a check-out whose order is not yet open');
export type OrderStatus = z.output<typeof OrderStatus>;

export const CancelReason = z.enum(['OUT_OF_STOCK', 'PAYMENT_DECLINED', 'CUSTOMER', 'STAFF', 'EXPIRED']);
export type CancelReason = z.output<typeof CancelReason>;
