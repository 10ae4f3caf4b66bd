import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { anonymous, publicEvent, userOf } from './public-event';

const received = {
  id: '01a20465-bf4c-7729-ab97-2c2165707774',
  subject: 'order-1',
  time: new Date('2026-11-22T12:00:00Z'),
  correlationId: 'order-1',
  sequence: 1,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  data: { orderId: 'order-1', userId: 'user-1', customerId: 'crm-7', lines: [] },
};
const event = publicEvent(OrderPlaced, received);

describe('an event for outsiders', () => {
  it('is the CloudEvent, without what belongs to tracing', () => {
    expect(event).toEqual({
      specversion: '1.0',
      id: received.id,
      source: '/orders',
      type: 'order.placed.v1',
      subject: 'order-1',
      time: '2026-11-22T12:00:00.000Z',
      datacontenttype: 'application/json',
      correlationid: 'order-1',
      sequence: 1,
      data: received.data,
    });
  });

  it('tells whom it is about, unless they are to be forgotten', () => {
    expect(userOf(event)).toBe('user-1');
    expect(anonymous(event)).toEqual({ ...event, data: { orderId: 'order-1', lines: [] } });
    expect(userOf(anonymous(event))).toBeUndefined();
  });
});
