import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';
import { catalogue } from './catalogue';
import type { ProblemType, ProblemTypes } from './problem-type.dto';

describe('the catalogue of problems', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });

  afterAll(() => gateway.stop());

  it('is told to everybody, and may be kept', async () => {
    const response = await gateway.fetch('/problems');
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=3600\b/);
    const { items } = (await response.json()) as ProblemTypes;
    expect(items.map(({ code }) => code)).toEqual([...catalogue.keys()]);
  });

  it('explains a problem where its type leads', async () => {
    const problem = (await (await gateway.fetch('/orders')).json()) as ProblemType;
    const type = await gateway.fetch(problem.type);
    expect(await type.json()).toEqual({
      ...catalogue.get('UNAUTHENTICATED'),
      type: '/problems/unauthenticated',
    });
  });

  it('has nothing to say of others', async () => {
    const response = await gateway.fetch('/problems/bad-mood');
    expect(await response.json()).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND', field: 'slug' });
  });
});
