import { randomBytes } from 'node:crypto';
import { Account } from './account';
import { Guest } from './guest';
import { kindNamed, unknownId } from './makers';
import type { Shop } from './makers';
import type { Person } from './person';
import type { Privates } from './privates';

const PLENTY = 1_000_000;

/** What all administrators share. */
const COMMON = ['webhook', 'delivery'];

/** What a guest can have, or sees as everybody does. */
const FOR_GUESTS = ['basket', 'product', 'provider', 'problem', 'cursor'];

/** Everybody's things, made when they are first asked for, and again when they are spent. */
export class Things implements Shop {
  readonly #made = new Map<string, string[]>();
  #orders = 0;

  constructor(
    readonly seller: Person,
    readonly chief: Person,
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
    await retried(this.seller, () => this.seller.expect('POST', '/products', product));
    return product.id;
  }

  private async make(kind: string, owner: Person): Promise<string> {
    if (owner instanceof Guest && !FOR_GUESTS.includes(kind)) return unknownId(kind);
    const id = await retried(owner, () => kindNamed(kind).make(owner, this));
    if (!COMMON.includes(kind)) this.privates.note(owner.marker, id);
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
