import type { ConsumeMessage, MessageProperties } from 'amqplib';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { CLOUD_EVENTS_CONTENT_TYPE } from '#contracts/kernel/envelope';
import { Reject } from '../failures';
import { parseEvent } from './parse-event';

const orderId = '01932c5e-8f00-7a3b-9c1d-2f4e6a8b0c01';
const envelope = {
  specversion: '1.0',
  id: 'event-1',
  source: '/catalog',
  type: 'stock.reserved.v1',
  subject: orderId,
  time: '2026-01-02T03:04:05.000Z',
  correlationid: 'order-1',
  sequence: 3,
  data: { orderId },
};

function message(body: unknown, properties: Partial<MessageProperties> = {}): ConsumeMessage {
  const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { content, properties } as ConsumeMessage;
}

const parse = (body: unknown, properties?: Partial<MessageProperties>) =>
  parseEvent(message(body, properties), StockReserved);

function rejectionOf(work: () => unknown): Reject {
  try {
    work();
  } catch (failure) {
    if (failure instanceof Reject) return failure;
    throw failure;
  }
  throw new Error('nothing was rejected');
}

describe('parseEvent', () => {
  it('reads a CloudEvent', () => {
    expect(parse(envelope, { contentType: CLOUD_EVENTS_CONTENT_TYPE })).toEqual({
      id: 'event-1',
      type: 'stock.reserved.v1',
      subject: orderId,
      time: new Date('2026-01-02T03:04:05.000Z'),
      correlationId: 'order-1',
      sequence: 3,
      traceparent: undefined,
      tracestate: undefined,
      data: { orderId },
    });
  });

  it('knows a CloudEvent without its content type, and one with a charset', () => {
    expect(parse(envelope).id).toBe('event-1');
    expect(parse(envelope, { contentType: `${CLOUD_EVENTS_CONTENT_TYPE}; charset=utf-8` }).id).toBe(
      'event-1',
    );
  });

  it('takes subject and correlation from the data where the sender does not say them', () => {
    const bare = { ...envelope, subject: undefined, correlationid: undefined };
    expect(parse(bare)).toMatchObject({ subject: orderId, correlationId: orderId });
  });

  it('leaves out what the contract does not know, so that a newer sender is understood', () => {
    expect(parse({ ...envelope, later: 1, data: { orderId, later: 2 } }).data).toEqual({ orderId });
  });

  it('reads bare data whose AMQP properties say the rest', () => {
    const properties = {
      messageId: 'm-1',
      type: 'stock.reserved.v1',
      correlationId: 'c-1',
      timestamp: 1_767_323_045,
    };
    expect(parse({ orderId }, properties)).toMatchObject({
      id: 'm-1',
      correlationId: 'c-1',
      time: new Date('2026-01-02T03:04:05.000Z'),
      data: { orderId },
    });
  });

  it.each([
    ['broken JSON', '{"a":', {}, 'MALFORMED_JSON'],
    ['an empty body', '', {}, 'MALFORMED_JSON'],
    ['a CloudEvent without a source', { ...envelope, source: undefined }, {}, 'INVALID_ENVELOPE'],
    ['a CloudEvent of another version', { ...envelope, specversion: '2.0' }, {}, 'INVALID_ENVELOPE'],
    [
      'what only calls itself a CloudEvent',
      [],
      { contentType: CLOUD_EVENTS_CONTENT_TYPE },
      'INVALID_ENVELOPE',
    ],
    ['bare data without an id', { orderId }, { type: 'stock.reserved.v1' }, 'MESSAGE_ID_MISSING'],
    ['bare data without a type', { orderId }, { messageId: 'm-1' }, 'UNEXPECTED_TYPE'],
    ['a timestamp beyond all years', { orderId }, { messageId: 'm-1', timestamp: 1e18 }, 'INVALID_ENVELOPE'],
    ['another type', { ...envelope, type: 'stock.released.v1' }, {}, 'UNEXPECTED_TYPE'],
    ['data that the contract refuses', { ...envelope, data: { orderId: 'x' } }, {}, 'INVALID_DATA'],
    ['no data', { ...envelope, data: undefined }, {}, 'INVALID_ENVELOPE'],
  ])('rejects %s', (_, body, properties, code) => {
    expect(rejectionOf(() => parse(body, properties))).toMatchObject({ code });
  });

  it('names the field at fault', () => {
    const { details } = rejectionOf(() => parse({ ...envelope, data: { orderId: 'x' } }));
    expect(details).toEqual([expect.stringMatching(/^orderId: /)]);
  });
});
