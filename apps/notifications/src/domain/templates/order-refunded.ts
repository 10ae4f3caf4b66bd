import { required } from './parameters';
import type { Parameters, Words } from './parameters';

export function orderRefunded(parameters: Parameters): Words {
  const orderId = required(parameters, 'orderId');
  const amount = required(parameters, 'amount');
  return {
    subject: `A refund for your order ${orderId}`,
    body: `We have given ${amount} of your order ${orderId} back, the way you paid it.\n`,
  };
}
