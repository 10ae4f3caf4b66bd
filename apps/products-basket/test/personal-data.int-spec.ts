import type { BasketTokens } from '#libs/auth';
import { ExportPersonalData } from '#contracts/basket/queries/export-personal-data.v1';
import { ExportPersonalDataHandler } from '../src/queries/export-personal-data.handler';
import { customer, openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';
import { BasketViews } from '../src/views/basket-views';

let service: Service;
let exporting: ExportPersonalDataHandler;
beforeAll(async () => {
  service = await openService(process.env);
  const { index, baskets, history, settings } = service;
  // Only guests get tokens.
  const views = new BasketViews(settings, {} as BasketTokens);
  exporting = new ExportPersonalDataHandler(index, baskets, history, views);
});
afterAll(() => service.close());

describe('the export of personal data', () => {
  it('holds every open basket and every check-out of whoever asks, and of nobody else', async () => {
    const [shopper, other] = [customer(), customer()];
    const ordered = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await service.basketOf(shopper, product());
      ordered.unshift((await service.checkOut(id, shopper)).id);
    }
    const open = [await service.basketOf(shopper, product()), await service.basketOf(shopper)];
    await service.checkOut((await service.basketOf(other, product())).id, other);
    await service.basketOf(other);

    const first = await exporting.handle({ limit: 2 }, { caller: shopper });
    const second = await exporting.handle(
      { limit: 2, cursor: first.nextCursor ?? undefined },
      { caller: shopper },
    );

    expect(ExportPersonalData.output.parse(first)).toEqual(first);
    expect(first.baskets.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
    expect(second.baskets).toEqual([]);
    expect([...first.checkouts, ...second.checkouts].map(({ id }) => id)).toEqual(ordered);
    expect(second.nextCursor).toBeNull();
  });
});
