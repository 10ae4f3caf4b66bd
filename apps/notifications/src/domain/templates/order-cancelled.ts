import { required } from './parameters';
import type { Parameters, Words } from './parameters';

const reasons = new Map([
  ['OUT_OF_STOCK', 'Something in it is no longer in stock.'],
  ['PAYMENT_DECLINED', 'The payment was declined.'],
  ['CUSTOMER', 'You asked us to cancel it.'],
  ['STAFF', 'Our staff had to cancel it.'],
  ['EXPIRED', 'It could not be completed in time.'],
]);

export function orderCancelled(parameters: Parameters): Words {
  const orderId = required(parameters, 'orderId');
  const reason = reasons.get(parameters['reason'] ?? '');
  return {
    subject: `Your order ${orderId} is cancelled`,
    body: `Your order ${orderId} is cancelled.${reason ? ` ${reason}` : ''}\n\nWhatever you have paid for it is refunded.\n`,
  };
}
