import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';
import { exportQueries } from './personal-data';
import type { PersonalData } from './personal-data';
import { aboutAda } from './personal-data.examples';

const { users, basket, orders, payments, notifications } = exportQueries;
const { account, addresses, sessions, apiKeys, secondFactor, mailedLinks, ...others } = aboutAda;

describe('the export of personal data', () => {
  let gateway: Gateway;
  let caller: { authorization: string };

  beforeEach(async () => {
    gateway = await startGateway();
    caller = await gateway.bearer('customer');
    const { requests } = gateway;
    requests.on(users, () => ({ account, addresses, sessions, apiKeys, secondFactor, mailedLinks }));
    requests.on(basket, () => ({ baskets: others.baskets, checkouts: others.checkouts, nextCursor: null }));
    requests.on(orders, () => ({ items: others.orders, nextCursor: null }));
    requests.on(payments, () => ({ items: others.payments, nextCursor: null }));
    requests.on(notifications, () => ({
      items: others.notifications,
      contact: others.contact,
      nextCursor: null,
    }));
  });

  afterEach(() => gateway.stop());

  const ask = () => gateway.fetch('/auth/me/export', { headers: caller });

  it('is one document of what every service holds, to be saved as a file', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="personal-data.json"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ ...aboutAda, exportedAt: expect.any(String) as string });
  });

  it("asks each service in the caller's name", async () => {
    await ask();
    const token = caller.authorization.replace('Bearer ', '');
    expect(gateway.requests.sent.map((sent) => [sent.name, sent.token]).sort()).toEqual(
      Object.values(exportQueries)
        .map(({ name }) => [name, token])
        .sort(),
    );
  });

  it('holds every page', async () => {
    const [order] = others.orders;
    const count = 7;
    gateway.requests.on(orders, (input) => {
      const page = Number((input as { cursor?: string }).cursor ?? 1);
      return { items: [{ ...order, version: page }], nextCursor: page < count ? String(page + 1) : null };
    });
    const { orders: exported } = (await (await ask()).json()) as PersonalData;
    expect(exported.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each(Object.entries(exportQueries))('is refused whole where %s does not answer', async (_, query) => {
    gateway.requests.off(query);
    const response = await ask();
    expect(response.status).toBe(503);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('is refused whole where a service goes away between two pages', async () => {
    let pages = 0;
    gateway.requests.on(orders, () => {
      pages += 1;
      if (pages > 1) gateway.requests.off(orders);
      return { items: others.orders, nextCursor: 'next' };
    });
    expect((await ask()).status).toBe(503);
  });
});
