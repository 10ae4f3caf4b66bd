import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, sign } from './signing';

const [current, former, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];

it('what is signed with two keys is believed by those who know either', () => {
  const { body, headers } = sign('evt-1', '{"data":"ü"}', [current, former], new Date());
  for (const secret of [current, former]) {
    expect(new Webhook(secret).verify(body, { ...headers })).toEqual({ data: 'ü' });
  }
  expect(() => new Webhook(other).verify(body, { ...headers })).toThrow('No matching signature');
});
