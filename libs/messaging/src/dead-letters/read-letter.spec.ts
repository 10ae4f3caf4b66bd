import type { Message } from 'amqplib';
import { Names } from '../names';
import { withoutFailure } from './letter-headers';
import { readLetter } from './read-letter';

const names = new Names('t1.');
const queue = 't1.orders.open-order.on-basket-checked-out';
const body = { id: 'm-1', type: 'basket.checked-out.v1', correlationid: 'c-1', data: { orderId: 'o-1' } };

function message(headers: object, content: unknown = body, properties: object = {}): Message {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { content: Buffer.from(text), properties: { headers, ...properties } } as unknown as Message;
}

const read = (letter: Message) => readLetter(letter, 'orders', names);

const failed = {
  'x-reason-code': 'INVALID_DATA',
  'x-reason-message': 'the data is not valid',
  'x-reason-details': ['total: is missing'],
  'x-attempts': 2,
  'x-queue': queue,
  'x-first-failed-at': '2026-01-02T03:04:05.000Z',
  'x-last-failed-at': '2026-01-02T03:04:10.000Z',
};
const givenUp = {
  'x-death': [
    { queue: 't1.orders.retry.5s', reason: 'expired', count: 1, time: { '!': 'timestamp', value: 1 } },
    { queue, reason: 'delivery_limit', count: 1, time: { '!': 'timestamp', value: 1_767_323_045 } },
  ],
};

describe('a dead letter', () => {
  it('tells what its service wrote on it', () => {
    expect(read(message(failed))).toMatchObject({
      service: 'orders',
      queue: 'orders.open-order.on-basket-checked-out',
      reason: 'INVALID_DATA',
      message: 'the data is not valid',
      details: ['total: is missing'],
      attempts: 2,
      lastFailedAt: '2026-01-02T03:04:10.000Z',
      messageId: 'm-1',
      type: 'basket.checked-out.v1',
      orderId: 'o-1',
      payload: body,
    });
  });

  it('tells why the broker gave it up, which is not that it had waited', () => {
    expect(read(message(givenUp))).toMatchObject({
      queue: 'orders.open-order.on-basket-checked-out',
      reason: 'DELIVERY_LIMIT',
      lastFailedAt: '2026-01-02T03:04:05.000Z',
    });
  });

  it('is shown as it is where nothing can be read from it', () => {
    const letter = read(message({ 'x-death': 'soon', 'x-last-failed-at': 'never', 'x-attempts': 'x' }, '{"'));
    expect(letter).toMatchObject({ queue: '', reason: 'UNKNOWN', attempts: 0, lastFailedAt: null });
    expect(letter).toMatchObject({ messageId: null, type: null, orderId: null, payload: '{"' });
  });

  it('has one id however often it is looked at, and another when it fails again', () => {
    const { id } = read(message(failed));
    expect(id).toMatch(/^orders-[0-9a-f]{24}$/);
    expect(read(message({ ...failed, 'x-delivery-count': 3 })).id).toBe(id);
    expect(read(message({ ...failed, 'x-last-failed-at': '2026-01-03T00:00:00.000Z' })).id).not.toBe(id);
  });

  it('goes back without a trace of its failure', () => {
    const headers = { ...failed, ...givenUp, 'x-delivery-count': 3, CC: ['other'], tenant: 't' };
    expect(withoutFailure(headers)).toEqual({ tenant: 't' });
  });
});
