import { vhostOf, withVhost } from './vhost';

it.each([
  ['amqp://u:p@broker:5672', '/'],
  ['amqp://u:p@broker:5672/', '/'],
  ['amqp://u:p@broker:5672/%2F', '/'],
  ['amqp://u:p@broker:5672/shop', 'shop'],
  ['amqps://broker/a%2Fb?heartbeat=5', 'a/b'],
])('%s leads to the vhost %s', (url, vhost) => {
  expect(vhostOf(url)).toBe(vhost);
});

it.each(['/', 'commands', 'a/b'])('a URL can lead to the vhost %s instead', (vhost) => {
  const url = withVhost('amqp://u:p@broker:5672/shop?heartbeat=5', vhost);
  expect(vhostOf(url)).toBe(vhost);
  expect(url).toContain('u:p@broker:5672/');
  expect(url).toContain('?heartbeat=5');
});
