import { webhookIdOf } from './webhook-id';

describe('the id of a webhook', () => {
  it('is the id of the event', () => {
    expect(webhookIdOf({ id: '01a20465-bf4c-7729-ab97-2c2165707774' })).toBe(
      '01a20465-bf4c-7729-ab97-2c2165707774',
    );
  });

  it.each(['a\r\nhost: evil', 'ümläut', 'a.b', 'a b'])('is a hash where %j would fit no header', (id) => {
    expect(webhookIdOf({ id })).toMatch(/^evt_[0-9a-f]{64}$/);
  });
});
