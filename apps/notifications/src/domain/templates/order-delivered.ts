import { required } from './parameters';
import type { Parameters, Words } from './parameters';

export function orderDelivered(parameters: Parameters): Words {
  const orderId = required(parameters, 'orderId');
  return {
    subject: `Your order ${orderId} has arrived`,
    body: `Your order ${orderId} has been delivered.\n\nTell us if anything is not as it should be.\n`,
  };
}
