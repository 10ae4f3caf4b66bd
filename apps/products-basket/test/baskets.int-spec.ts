import { setTimeout } from 'node:timers/promises';
import type { BasketTokens, Caller } from '#libs/auth';
import { newId } from '#libs/common';
import { IdempotentRequest } from '#libs/messaging';
import { ListBaskets } from '#contracts/basket/queries/list-baskets.v1';
import { addLine, changeQuantity, freeze } from '../src/domain/basket';
import { ListBasketsHandler } from '../src/queries/list-baskets.handler';
import { BasketViews } from '../src/views/basket-views';
import { customer, openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';

let service: Service;
/** Its baskets live for a second. */
let shortLived: Service;
beforeAll(async () => {
  [service, shortLived] = await Promise.all([openService(process.env), openService(process.env, 1)]);
});
afterAll(() => Promise.all([service.close(), shortLived.close()]));

const line = ({ id, name, price } = product()) => ({ productId: id, name, unitPrice: price, quantity: 1 });

describe('a basket', () => {
  it('counts every one of 50 additions made at once', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner);
    const added = line();

    await Promise.all(
      Array.from({ length: 50 }, () =>
        service.baskets.update(id, [owner.id], (basket) => addLine(basket, added)),
      ),
    );

    const basket = await service.baskets.get(id, [owner.id]);
    expect(basket.lines).toEqual([{ ...added, quantity: 50 }]);
    expect(basket.version).toBe(51);
  });

  it('is not found by another, nor under an unknown id', async () => {
    const { id, ownerId } = await service.basketOf(customer(), product());
    const notFound = { code: 'BASKET_NOT_FOUND', kind: 'not-found' };

    await expect(service.baskets.get(id, [customer().id])).rejects.toMatchObject(notFound);
    await expect(service.baskets.get(newId(), [ownerId])).rejects.toMatchObject(notFound);
    await expect(service.baskets.delete(id, [customer().id])).rejects.toMatchObject(notFound);
  });

  it('is unchanged by a change that is refused', async () => {
    const owner = customer();
    const before = await service.basketOf(owner, product());

    await expect(
      service.baskets.update(before.id, [owner.id], (basket) => changeQuantity(basket, 'other', 1)),
    ).rejects.toMatchObject({ code: 'ITEM_NOT_FOUND' });
    expect(await service.baskets.get(before.id, [owner.id])).toEqual(before);
  });

  it('expires when nobody changes it, and lives on with each change', async () => {
    const owner = customer();
    const { id } = await shortLived.basketOf(owner, product());

    await setTimeout(600);
    await shortLived.baskets.update(id, [owner.id], (basket) => addLine(basket, line()));
    await setTimeout(600);
    expect((await shortLived.baskets.get(id, [owner.id])).lines).toHaveLength(2);

    await setTimeout(600);
    await expect(shortLived.baskets.get(id, [owner.id])).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });

  it('is gone once it is deleted', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner, product());

    await service.baskets.delete(id, [owner.id]);

    await expect(service.baskets.get(id, [owner.id])).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });
});

describe('a change that is meant for a version', () => {
  const stale = { code: 'STALE_VERSION', kind: 'stale' };

  it('is made to that version alone', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner);
    const add = (...expectedVersions: number[]) =>
      service.baskets.update(id, [owner.id], (basket) => addLine(basket, line()), { expectedVersions });

    expect(await add(1, 7)).toMatchObject({ version: 2 });
    await expect(add(1)).rejects.toMatchObject(stale);
    await expect(service.baskets.delete(id, [owner.id], { expectedVersions: [1] })).rejects.toMatchObject(
      stale,
    );
    await service.baskets.delete(id, [owner.id], { expectedVersions: [2] });
  });

  it('is made once, however many mean the same version at once', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner);
    const changes = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        service.baskets.update(id, [owner.id], (basket) => addLine(basket, line()), {
          expectedVersions: [1],
        }),
      ),
    );

    expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await service.baskets.get(id, [owner.id])).lines).toHaveLength(1);
  });
});

describe('a change under an idempotency key', () => {
  const request = (key: string, input: unknown = {}) => new IdempotentRequest('basket.add-item', key, input);

  async function aBasket() {
    const owner = customer();
    const { id } = await service.basketOf(owner);
    const added = line();
    const add = (keyed: IdempotentRequest) =>
      service.changes.once(keyed, () =>
        service.baskets.update(id, [owner.id], (basket) => addLine(basket, added), { request: keyed }),
      );
    return { owner, id, add };
  }

  it('is made once of 50 at once, and everybody is answered the same', async () => {
    const { owner, id, add } = await aBasket();
    const key = newId();
    const requests = Array.from({ length: 50 }, () => request(key));

    const answers = await Promise.all(requests.map(add));

    const basket = await service.baskets.get(id, [owner.id]);
    expect(basket).toMatchObject({ version: 2, lines: [{ quantity: 1 }] });
    for (const answer of answers) expect(answer).toEqual(basket);
    expect(requests.filter(({ replayed }) => replayed)).toHaveLength(49);
  });

  it('is answered as at first, whatever has become of the basket', async () => {
    const { owner, id, add } = await aBasket();
    const key = newId();
    const first = await add(request(key));
    await service.checkOut(id, owner);

    expect(await add(request(key))).toEqual(first);
  });

  it('is refused where the key belongs to another request, also at the same moment', async () => {
    const { owner, id, add } = await aBasket();
    const key = newId();
    const results = await Promise.allSettled([1, 2, 3, 4].map((input) => add(request(key, input))));

    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await service.baskets.get(id, [owner.id])).toMatchObject({ version: 2 });
  });

  it('is not remembered where it was refused', async () => {
    const { id, add } = await aBasket();
    const key = newId();
    await service.forget(id);
    await expect(add(request(key))).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
    await expect(add(request(key, 'another'))).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });
});

describe("a customer's open baskets", () => {
  const idsOf = async (owner: Caller) => (await service.index.newest(owner.id, 10)).map(({ id }) => id);
  const views = new BasketViews({ ttlSeconds: 60, defaultCurrency: 'EUR' }, {} as BasketTokens);
  const list = (owner: Caller, query: object = {}) =>
    new ListBasketsHandler(service.index, service.baskets, views).handle(ListBaskets.input.parse(query), {
      caller: owner,
    });

  it('are known, the one that was changed last first', async () => {
    const owner = customer();
    const first = await service.basketOf(owner);
    const second = await service.basketOf(owner);
    expect(await idsOf(owner)).toEqual([second.id, first.id]);

    await setTimeout(2);
    await service.baskets.update(first.id, [owner.id], (basket) => addLine(basket, line()));
    expect(await idsOf(owner)).toEqual([first.id, second.id]);
    expect(await service.baskets.current(owner.id)).toMatchObject({ id: first.id, version: 2 });
  });

  it('are no longer those that were deleted, merged or checked out, and again those that were thawed', async () => {
    const owner = customer();
    const [kept, deleted, merged, ordered] = await Promise.all(
      Array.from({ length: 4 }, () => service.basketOf(owner, product())),
    );
    if (!kept || !deleted || !merged || !ordered) throw new Error('there are four');
    await service.baskets.delete(deleted.id, [owner.id]);
    const pair = { basketId: kept.id, fromBasketId: merged.id };
    await service.merger.merge(pair, owner.id, [owner.id]);
    await service.checkOut(ordered.id, owner);
    expect(await idsOf(owner)).toEqual([kept.id]);

    await service.store.replace(await service.baskets.get(kept.id, [owner.id]), freeze(kept));
    expect(await idsOf(owner)).toEqual([]);
    await service.baskets.get(kept.id, [owner.id]);
    expect(await idsOf(owner)).toEqual([kept.id]);
  });

  it('do not include what has expired', async () => {
    const owner = customer();
    await shortLived.basketOf(owner);
    const lasting = await service.basketOf(owner);
    await setTimeout(1_100);

    expect(await idsOf(owner)).toEqual([lasting.id]);
    await service.baskets.update(lasting.id, [owner.id], (basket) => addLine(basket, line()));
    expect(await service.redis.run((redis) => redis.zcard(`baskets-of:${owner.id}`))).toBe(1);
  });

  it('are listed page by page, each once, to their owner alone', async () => {
    const owner = customer();
    const ids = (await Promise.all(Array.from({ length: 7 }, () => service.basketOf(owner)))).map(
      ({ id }) => id,
    );
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list(owner, { limit: 3, cursor: cursor ?? undefined });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);

    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(await list(customer())).toEqual({ items: [], nextCursor: null });
  });
});
