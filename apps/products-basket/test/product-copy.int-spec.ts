import { openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';

let service: Service;
beforeAll(async () => (service = await openService(process.env)));
afterAll(() => service.close());

const keep = (known: ReturnType<typeof product>, sequence?: number) => service.copy.keep(known, sequence);
const drop = (id: string, sequence?: number) => service.copy.drop(id, sequence, service.database.raw);

describe('the copy of the catalog', () => {
  it('takes the newest name and price', async () => {
    const first = product();
    const second = { ...first, name: 'Renamed', price: { amount: 999, currency: 'EUR' } };
    await keep(first, 1);
    await keep(second, 2);
    expect(await service.copy.find(first.id)).toEqual(second);
  });

  it('ignores a change that comes late', async () => {
    const { id } = product();
    await keep(product(id, 300), 3);
    await keep(product(id, 200), 2);
    expect(await service.copy.find(id)).toEqual(product(id, 300));
  });

  it('does not bring a removed product back by a late change', async () => {
    const { id } = product();
    await keep(product(id), 1);
    await drop(id, 3);
    await keep(product(id), 2);
    await keep(product(id));
    expect(await service.copy.find(id)).toBe('removed');
  });

  it('remembers a removal that comes before the product itself', async () => {
    const { id } = product();
    await drop(id, 2);
    await keep(product(id), 1);
    expect(await service.copy.find(id)).toBe('removed');
  });

  it('ignores a removal that comes after the product was created anew', async () => {
    const { id } = product();
    await keep(product(id), 5);
    await drop(id, 4);
    expect(await service.copy.find(id)).toEqual(product(id));
  });

  it('takes an event without a sequence as the newest', async () => {
    const { id } = product();
    await keep(product(id, 300), 3);
    await keep(product(id, 350));
    expect(await service.copy.find(id)).toEqual(product(id, 350));
    await keep(product(id, 200), 2);
    expect(await service.copy.find(id)).toEqual(product(id, 350));
  });
});
