import type { Message } from 'amqplib';
import { ValidationError } from '#libs/common';
import { contractOfQueue, contractOfType, mend } from './mend';

const queue = 'orders.request-payment.on-stock-reserved';
const orderId = '01a20465-bf4c-7729-ab97-2c2165707774';
const envelope = { specversion: '1.0', id: 'm-1', source: '/s', type: 'stock.reserved.v1', sequence: 3 };

const contract = contractOfQueue(queue);

function letter(content: unknown): Message {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const properties = { messageId: 'm-1', type: 'moon.landed.v1', headers: {} };
  return { content: Buffer.from(text), properties, fields: {} } as unknown as Message;
}
const sent = (given: Message, data: unknown) => {
  const { content, properties } = mend(given, data, contract);
  return { body: JSON.parse(content.toString()) as unknown, ...properties };
};

describe('a mended letter', () => {
  it('keeps the envelope that it had', () => {
    expect(sent(letter({ ...envelope, data: 7 }), { orderId })).toEqual({
      body: { ...envelope, data: { orderId } },
      type: 'stock.reserved.v1',
      contentType: 'application/cloudevents+json',
    });
  });

  it.each(['{"', { ...envelope, type: 'moon.landed.v1' }, { orderId: 7 }])(
    'is bare data of the right type where it was %j',
    (content) => {
      const type = 'stock.reserved.v1';
      expect(sent(letter(content), { orderId })).toEqual({
        body: { orderId },
        type,
        contentType: 'application/json',
      });
    },
  );

  it('must be what the reaction can read', () => {
    expect(() => mend(letter({ orderId: 7 }), { orderId: 8 }, contract)).toThrow(ValidationError);
    expect(() => mend(letter({ ...envelope, id: '', data: {} }), { orderId }, contract)).toThrow(
      ValidationError,
    );
  });

  it('must be an event that is known', () => {
    expect(() => contractOfQueue('orders.commands')).toThrow('only known events');
    expect(() => contractOfType('moon.landed.v1')).toThrow('only known events');
  });
});
