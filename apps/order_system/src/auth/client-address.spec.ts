import { ChangePassword } from '#contracts/users/commands/change-password.v1';
import { LogIn } from '#contracts/users/commands/log-in.v1';
import { RequestPasswordReset } from '#contracts/users/commands/request-password-reset.v1';
import { type Gateway, startGateway } from '../testing/gateway';
import { credentials, tokens } from './auth.examples';
import { forgottenPassword, passwordChange } from './password.examples';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
  gateway.requests.on(LogIn, () => tokens);
  gateway.requests.on(RequestPasswordReset, () => ({}));
  gateway.requests.on(ChangePassword, () => ({}));
});

afterAll(() => gateway.stop());

async function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json', ...(await gateway.bearer('customer')) };
  return gateway.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

it.each([
  ['/auth/login', credentials, LogIn],
  ['/auth/password/forgot', forgottenPassword, RequestPasswordReset],
  ['/auth/password/change', passwordChange, ChangePassword],
])('%s tells the service where the request came from', async (path, body, { name }) => {
  await post(path, body);
  const input = { ...body, clientAddress: '127.0.0.1' };
  expect(gateway.requests.sent.at(-1)).toMatchObject({ name, input });
});

it('no client says where it comes from', async () => {
  const response = await post('/auth/login', { ...credentials, clientAddress: '203.0.113.7' });
  expect([response.status, await response.json()]).toMatchObject([400, { field: 'clientAddress' }]);
});
