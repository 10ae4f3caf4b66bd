import { required } from './parameters';
import type { Parameters, Words } from './parameters';

export function orderShipped(parameters: Parameters): Words {
  const orderId = required(parameters, 'orderId');
  const { carrier, trackingNumber } = parameters;
  const by = carrier ? ` with ${carrier}` : '';
  const number = trackingNumber ? `\n\nThe parcel's number is ${trackingNumber}.` : '';
  return {
    subject: `Your order ${orderId} is on its way`,
    body: `Your order ${orderId} has left our warehouse${by}.${number}\n`,
  };
}
