import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Basket } from '#contracts/basket/basket';
import type { Order } from '#contracts/orders/order';
import type { Tokens, User } from '#contracts/users/user';
import { until } from '../support/until';
import { root, system } from './support/system';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const commands = readme.split('\n').filter((line) => line.startsWith('curl '));
const [, lookAtOrder = ''] = /`(curl [^`]+\/orders\/<id>[^`]*)`/.exec(readme) ?? [];

/** Runs a command as it stands there, but for the address and the values in angle brackets. */
async function run<Body>(
  command: string | undefined,
  values: Readonly<Record<string, string>> = {},
): Promise<Body> {
  const here = (command ?? '').replace('http://localhost:3000', system.url);
  const filledIn = here.replaceAll(/<(\w+)>/g, (placeholder, name: string) => values[name] ?? placeholder);
  const { stdout } = await promisify(execFile)('sh', ['-c', filledIn]);
  return JSON.parse(stdout) as Body;
}

describe('the commands of the README', () => {
  it('take an order to CONFIRMED', async () => {
    expect(commands).toHaveLength(5);
    const [register, logIn, createBasket, addItem, placeOrder] = commands;

    expect(await run<User>(register)).toMatchObject({ email: 'dev@example.com', roles: ['customer'] });
    const { accessToken: token } = await run<Tokens>(logIn);
    const basket = await run<Basket>(createBasket, { token });
    expect(basket).toMatchObject({ customerId: 'user-123', items: [] });
    const filled = await run<Basket>(addItem, { token, basketId: basket.id });
    expect(filled.items).toMatchObject([{ productId: 'prod-1', quantity: 2 }]);
    const { id, status } = await run<Order>(placeOrder, { token, id: basket.id });
    expect(status).toBe('SUBMITTED');

    const order = await until('the order is confirmed', async () => {
      const seen = await run<Order>(lookAtOrder, { token, id });
      return seen.status === 'CONFIRMED' && seen;
    });
    expect(order).toMatchObject({ id, customerId: 'user-123', basketId: basket.id, total: filled.total });
  });
});
