import { randomBytes, randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { Account } from './account';
import { Guest } from './guest';
import type { Person } from './person';
import type { Privates } from './privates';

const PLENTY = 1_000_000;
const WAIT_FOR_THE_ORDER = { prefer: 'wait=10' };

/** A kind of thing that requests name by its id. */
interface Kind {
  make(owner: Person, things: Things): Promise<string>;
  /** Where it is read; undefined where there is no such route. */
  readonly route?: (id: string) => string;
  /** An id of this kind that nothing has. */
  readonly unknown?: () => string;
}

/** What a guest can have, or sees as everybody does. */
const FOR_GUESTS = ['basket', 'product', 'provider', 'problem', 'cursor'];

const idOf = ({ id }: { id: string }) => id;

const KINDS: Readonly<Record<string, Kind>> = {
  product: {
    make: (_owner, things) => things.makeProduct(),
    route: (id) => `/products/${id}`,
    unknown: () => `unknown-${randomUUID()}`,
  },
  basket: {
    make: async (owner, things) => {
      const basket = await owner.expect<{ id: string; token?: string }>('POST', '/basket', {
        customerId: owner.marker,
      });
      if (owner instanceof Guest) owner.basketToken = basket.token;
      const item = { productId: await things.of('product', owner), quantity: 2 };
      await owner.expect('POST', `/basket/${basket.id}/items`, item);
      return basket.id;
    },
    route: (id) => `/basket/${id}`,
  },
  order: {
    make: async (owner, things) => {
      const order = {
        basketId: await KINDS['basket']?.make(owner, things),
        paymentMethod: 'stub',
        shippingAddress: owner.address,
      };
      const id = idOf(await owner.expect('POST', '/orders', order, WAIT_FOR_THE_ORDER));
      if (things.countOrder() % 3 === 0) await things.seller.expect('POST', `/orders/${id}/ship`, {});
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

/** Everybody's things, made when they are first asked for, and again when they are spent. */
export class Things {
  readonly #made = new Map<string, string[]>();
  #orders = 0;

  constructor(
    readonly seller: Person,
    private readonly privates: Privates,
    readonly passerBy: () => Guest,
  ) {}

  /** The id of one of the owner's things; of another one for each `index`. A guest has the token of one basket only. */
  async of(kind: string, owner: Person, index = 0): Promise<string> {
    const key = `${kind} ${kind === 'product' ? '' : owner.marker}`;
    const made = this.#made.get(key) ?? [];
    this.#made.set(key, made);
    const wanted = owner instanceof Guest ? 0 : index;
    for (let count = made.length; count <= wanted; count += 1) made.push(await this.make(kind, owner));
    return made[wanted] ?? '';
  }

  /** It is not what it was: whoever wants one gets a new one. */
  spend(id: string): void {
    for (const made of this.#made.values()) {
      if (made.includes(id)) made.splice(made.indexOf(id), 1);
    }
  }

  /** Every so many-th order is on its way already. */
  countOrder(): number {
    return (this.#orders += 1);
  }

  /** At this price in cents. */
  async makeProduct(amount = 1_000_000): Promise<string> {
    const product = {
      id: `fuzz-${randomBytes(8).toString('hex')}`,
      name: 'Fuzz Lamp',
      category: 'Fuzz',
      price: { amount, currency: 'EUR' },
      stock: PLENTY,
    };
    return idOf(await retried(this.seller, () => this.seller.expect('POST', '/products', product)));
  }

  private async make(kind: string, owner: Person): Promise<string> {
    if (owner instanceof Guest && !FOR_GUESTS.includes(kind)) return unknownId(kind);
    const id = await retried(owner, () => kindNamed(kind).make(owner, this));
    this.privates.note(owner.marker, id);
    return id;
  }
}

/** Somebody's account, or sessions, may have ended meanwhile: then the work is done once more, with new ones. */
async function retried<T>(person: Person, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (!(person instanceof Account)) throw failure;
    await person.join();
    return work();
  }
}

/** Where a thing is read; undefined where it cannot be. */
export function routeOf(kind: string, id: string): string | undefined {
  return kindNamed(kind).route?.(id);
}

/** An id of this kind that nothing has. */
export function unknownId(kind: string): string {
  return (kindNamed(kind).unknown ?? randomUUID)();
}

function kindNamed(kind: string): Kind {
  const found = KINDS[kind];
  if (!found) throw new Error(`nobody knows how to make one: ${kind}`);
  return found;
}
