import type { Product } from '#contracts/catalog/product';
import type { Order } from '#contracts/orders/order';
import { expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aConfirmedOrder, aProduct, anOrder, settledOrder } from './support/shopping';

interface Page {
  readonly items: Order[];
  readonly nextCursor: string | null;
}

describe('a list of orders', () => {
  let product: Product;

  beforeAll(async () => {
    product = await aProduct({ stock: 1_000 });
  });

  const page = (person: Person, query: string) =>
    expectStatus(200, person.send<Page>(`GET /orders?${query}`));
  const idsOf = async (person: Person, query: string) =>
    (await page(person, query)).items.map(({ id }) => id);

  /** Every id of the list, in small pages. */
  async function walk(person: Person, filter: string): Promise<string[]> {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor }: Page = await page(
        person,
        `limit=3${filter}${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    return seen;
  }

  it('neither skips nor repeats an order while others are placed', async () => {
    const customer = await aCustomer();
    const before: string[] = [];
    for (let i = 0; i < 12; i += 1) before.push((await aConfirmedOrder(customer, product)).id);
    const placing = Promise.all(Array.from({ length: 20 }, () => anOrder(customer, product)));
    const walks = await Promise.all([
      walk(customer, ''),
      walk(customer, '&status=CONFIRMED'),
      walk(await theAdmin(), `&userId=${customer.id}`),
    ]);
    await Promise.all((await placing).map((id) => settledOrder(customer, id)));
    for (const seen of walks) {
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => before.includes(id))).toEqual(before.toReversed());
    }
  });

  it('is narrowed by status, and for staff by user and reference', async () => {
    const [mine, theirs, staff] = await Promise.all([aCustomer(), aCustomer(), theAdmin()]);
    const confirmed = await aConfirmedOrder(mine, product);
    const declined = await anOrder(mine, product, { paymentMethod: 'stub-declined' });
    const other = await aConfirmedOrder(theirs, product);
    await settledOrder(mine, declined);
    expect(await idsOf(mine, 'status=CANCELLED')).toEqual([declined]);
    expect(await idsOf(mine, `userId=${mine.id}`)).toEqual([declined, confirmed.id]);
    expect(await idsOf(mine, `userId=${theirs.id}`)).toEqual([]);
    expect(await idsOf(staff, `userId=${theirs.id}`)).toEqual([other.id]);
    expect(await idsOf(staff, `userId=${mine.id}&status=CONFIRMED`)).toEqual([confirmed.id]);
    expect(await idsOf(staff, 'customerId=nobody-has-this-reference')).toEqual([]);
  });
});
