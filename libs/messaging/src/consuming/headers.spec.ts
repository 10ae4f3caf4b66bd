import type { ConsumeMessage } from 'amqplib';
import { failedAttempts, failureHeaders } from './headers';

const message = (headers?: Record<string, unknown>) =>
  ({ properties: { headers } }) as unknown as ConsumeMessage;
const now = new Date('2026-01-02T03:04:05.000Z');

describe('the headers of a failed message', () => {
  it('count its attempts and keep the time of the first', () => {
    const first = failureHeaders(message(), 'q', now);
    const second = failureHeaders(message(first), 'q', new Date(now.getTime() + 5_000));
    expect(first).toMatchObject({ 'x-attempts': 1, 'x-queue': 'q' });
    expect(second).toMatchObject({
      'x-attempts': 2,
      'x-first-failed-at': '2026-01-02T03:04:05.000Z',
      'x-last-failed-at': '2026-01-02T03:04:10.000Z',
    });
  });

  it('keep what the sender set, except further addressees', () => {
    const headers = failureHeaders(message({ tenant: 't', CC: ['other'], BCC: ['another'] }), 'q', now);
    expect(headers).toMatchObject({ tenant: 't', CC: undefined, BCC: undefined });
  });

  it.each([[undefined], ['3'], [-1], [Number.NaN]])('take a count of %p as none', (count) => {
    expect(failedAttempts(message({ 'x-attempts': count }))).toBe(0);
  });
});
