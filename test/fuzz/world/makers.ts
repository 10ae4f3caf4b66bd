import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import type { Account } from './account';
import { Guest } from './guest';
import type { Person } from './person';

/** What is needed to make things, besides who is to have them. */
export interface Shop {
  readonly seller: Person;
  /** Has what administrators alone can have. */
  readonly chief: Person;
  /** A guest whom nobody knows. */
  passerBy(): Guest;
  /** The id of one of the owner's things. */
  of(kind: string, owner: Person): Promise<string>;
  makeProduct(): Promise<string>;
  countOrder(): number;
}

const WAIT_FOR_THE_ORDER = { prefer: 'wait=10' };

/** A kind of thing that requests name by its id. */
export interface Kind {
  make(owner: Person, shop: Shop): Promise<string>;
  /** Where it is read; undefined where there is no such route. */
  readonly route?: (id: string) => string;
  /** An id of this kind that nothing has. */
  readonly unknown?: () => string;
}

const idOf = ({ id }: { id: string }) => id;

const KINDS: Readonly<Record<string, Kind>> = {
  product: {
    make: (_owner, shop) => shop.makeProduct(),
    route: (id) => `/products/${id}`,
    unknown: () => `unknown-${randomUUID()}`,
  },
  basket: {
    make: async (owner, shop) => {
      const basket = await owner.expect<{ id: string; token?: string }>('POST', '/basket', {
        customerId: owner.marker,
      });
      if (owner instanceof Guest) owner.basketToken = basket.token;
      const item = { productId: await shop.of('product', owner), quantity: 2 };
      await owner.expect('POST', `/basket/${basket.id}/items`, item);
      return basket.id;
    },
    route: (id) => `/basket/${id}`,
  },
  order: {
    make: async (owner, shop) => {
      const order = {
        basketId: await KINDS['basket']?.make(owner, shop),
        paymentMethod: 'stub',
        shippingAddress: owner.address,
      };
      const id = idOf(await owner.expect('POST', '/orders', order, WAIT_FOR_THE_ORDER));
      if (shop.countOrder() % 3 === 0) await shop.seller.expect('POST', `/orders/${id}/ship`, {});
      return id;
    },
    route: (id) => `/orders/${id}`,
  },
  address: {
    make: async (owner) =>
      idOf(await owner.expect('POST', '/auth/me/addresses', { ...owner.address, label: owner.marker })),
    route: (id) => `/auth/me/addresses/${id}`,
  },
  user: { make: (owner) => Promise.resolve((owner as Account).id) },
  email: {
    make: (owner) => Promise.resolve((owner as Account).email),
    unknown: () => `unknown-${randomUUID()}@fuzz.example.com`,
  },
  password: { make: (owner) => Promise.resolve((owner as Account).password) },
  'refresh-token': { make: async (owner) => (await (owner as Account).openSession()).refreshToken },
  'totp-code': {
    make: async (owner) => {
      const { secret } = await owner.expect<{ secret: string }>('POST', '/auth/totp');
      return new TOTP({ secret }).generate();
    },
  },
  'api-key': {
    make: async (owner) =>
      idOf(await owner.expect('POST', '/auth/api-keys', { name: owner.marker, scopes: ['orders:read'] })),
  },
  webhook: {
    make: async (_owner, { chief }) => {
      await makeRoom(chief);
      const endpoint = { url: 'https://fuzz.invalid/hooks', events: ['order.delivered.v1'] };
      return idOf(await chief.expect('POST', '/webhooks', endpoint));
    },
    route: (id) => `/webhooks/${id}`,
  },
  delivery: {
    make: async (owner, shop) =>
      idOf(await shop.chief.expect('POST', `/webhooks/${await shop.of('webhook', owner)}/test`, {})),
  },
  // Whoever has the token has the basket.
  'basket-token': {
    make: async (_owner, { passerBy }) =>
      (await passerBy().expect<{ token: string }>('POST', '/basket', {})).token,
  },
  cursor: {
    make: async (owner) =>
      (await owner.expect<{ nextCursor: string }>('GET', '/products?limit=1')).nextCursor,
  },
  problem: { make: () => Promise.resolve('validation-failed'), unknown: () => 'no-such-problem' },
  provider: { make: () => Promise.resolve('stub'), unknown: () => 'nobody' },
};

/** There can be so many webhook endpoints and no more. */
async function makeRoom(chief: Person): Promise<void> {
  const { items } = await chief.expect<{ items: { id: string }[] }>('GET', '/webhooks?limit=100');
  for (const { id } of items.slice(30)) await chief.send('DELETE', `/webhooks/${id}`);
}

/** Where a thing is read; undefined where it cannot be. */
export function routeOf(kind: string, id: string): string | undefined {
  return kindNamed(kind).route?.(id);
}

/** An id of this kind that nothing has. */
export function unknownId(kind: string): string {
  return (kindNamed(kind).unknown ?? randomUUID)();
}

/** How things of a kind are made, and found. */
export function kindNamed(kind: string): Kind {
  const found = KINDS[kind];
  if (!found) throw new Error(`nobody knows how to make one: ${kind}`);
  return found;
}
