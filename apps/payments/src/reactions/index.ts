import { RefundPaymentOnRefundRequested } from './refund-payment.on-refund-requested';
import { TakePaymentOnPaymentRequested } from './take-payment.on-payment-requested';
import { VoidPaymentOnOrderCancelled } from './void-payment.on-order-cancelled';

export const reactions = [
  TakePaymentOnPaymentRequested,
  VoidPaymentOnOrderCancelled,
  RefundPaymentOnRefundRequested,
];
