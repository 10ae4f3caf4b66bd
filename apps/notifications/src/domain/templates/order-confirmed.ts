import { required } from './parameters';
import type { Parameters, Words } from './parameters';

export function orderConfirmed(parameters: Parameters): Words {
  const orderId = required(parameters, 'orderId');
  const paid = parameters['total'] ? ` We have received your payment of ${parameters['total']}.` : '';
  return {
    subject: `Your order ${orderId} is confirmed`,
    body: `Thank you for your order ${orderId}.${paid}\n\nWe tell you as soon as it is on its way.\n`,
  };
}
