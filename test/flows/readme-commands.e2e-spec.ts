import type { Basket } from '#contracts/basket/basket';
import type { Order } from '#contracts/orders/order';
import type { Tokens, User } from '#contracts/users/user';
import { until } from '../support/until';
import { commandsOf, run, sectionOf } from './support/readme';

const section = sectionOf('By hand');
const commands = commandsOf(section);
const [, lookAtOrder = ''] = /`(curl [^`]+\/orders\/<id>[^`]*)`/.exec(section) ?? [];

async function answerOf<Body>(
  command: string | undefined,
  values: Readonly<Record<string, string>> = {},
): Promise<Body> {
  return JSON.parse(await run(command, values)) as Body;
}

describe('the commands of the README', () => {
  it('take an order to CONFIRMED', async () => {
    expect(commands).toHaveLength(5);
    const [register, logIn, createBasket, addItem, placeOrder] = commands;

    expect(await answerOf<User>(register)).toMatchObject({ email: 'dev@example.com', roles: ['customer'] });
    const { accessToken: token } = await answerOf<Tokens>(logIn);
    const basket = await answerOf<Basket>(createBasket, { token });
    expect(basket).toMatchObject({ customerId: 'user-123', items: [] });
    const filled = await answerOf<Basket>(addItem, { token, basketId: basket.id });
    expect(filled.items).toMatchObject([{ productId: 'prod-1', quantity: 2 }]);
    const { id, status } = await answerOf<Order>(placeOrder, { token, id: basket.id });
    expect(status).toBe('SUBMITTED');

    const order = await until('the order is confirmed', async () => {
      const seen = await answerOf<Order>(lookAtOrder, { token, id });
      return seen.status === 'CONFIRMED' && seen;
    });
    expect(order).toMatchObject({ id, customerId: 'user-123', basketId: basket.id, total: filled.total });
  });
});
