import { fastify } from 'fastify';
import { RouteTable } from './route-table';

async function tableOf(routes: readonly (readonly [method: string, url: string])[]): Promise<RouteTable> {
  const table = new RouteTable();
  const app = fastify();
  table.observe(app);
  for (const [method, url] of routes) app.route({ method, url, handler: () => null });
  await app.ready();
  return table;
}

describe('RouteTable', () => {
  it('knows the methods of a path, whatever its ids', async () => {
    const table = await tableOf([
      ['GET', '/basket/:basketId'],
      ['DELETE', '/basket/:basketId'],
      ['POST', '/basket/:basketId/items'],
    ]);
    expect(table.methodsOf('/basket/1')).toEqual(['GET', 'HEAD', 'DELETE', 'OPTIONS']);
    expect(table.methodsOf('/basket/1/items')).toEqual(['POST', 'OPTIONS']);
  });

  it('knows no method of a path that does not exist', async () => {
    const table = await tableOf([['GET', '/products.json']]);
    expect(table.methodsOf('/products-json')).toEqual([]);
  });
});
