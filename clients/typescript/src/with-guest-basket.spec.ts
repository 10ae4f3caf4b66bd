import { json, scripted } from './testing/script.ts';
import { withGuestBasket } from './with-guest-basket.ts';

const at = (path: string) => new Request(`http://shop.test${path}`, { method: 'POST' });

it("a guest's basket token is sent with basket requests and with the login, and forgotten then", async () => {
  const { send, sent } = scripted(
    json(201, {}, { 'basket-token': 'b1' }),
    json(200, {}),
    json(200, {}),
    json(200, {}),
    json(200, {}),
  );
  const guest = withGuestBasket(send);
  for (const path of ['/basket', '/basket/1/items', '/products', '/auth/login', '/basket'])
    await guest(at(path));
  expect(sent.map(({ headers }) => headers.get('basket-token'))).toEqual([null, 'b1', null, 'b1', null]);
});
