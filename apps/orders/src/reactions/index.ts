import { CancelOrderOnPaymentDeclined } from './cancel-order.on-payment-declined';
import { CancelOrderOnStockRejected } from './cancel-order.on-stock-rejected';
import { ConfirmOrderOnPaymentCaptured } from './confirm-order.on-payment-captured';
import { OpenOrderOnBasketCheckedOut } from './open-order.on-basket-checked-out';
import { RecordRefundOnPaymentRefunded } from './record-refund.on-payment-refunded';
import { RequestPaymentOnStockReserved } from './request-payment.on-stock-reserved';

/** In the order in which an order meets them. */
export const reactions = [
  OpenOrderOnBasketCheckedOut,
  RequestPaymentOnStockReserved,
  CancelOrderOnStockRejected,
  ConfirmOrderOnPaymentCaptured,
  CancelOrderOnPaymentDeclined,
  RecordRefundOnPaymentRefunded,
];
