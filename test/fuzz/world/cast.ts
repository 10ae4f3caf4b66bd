import type { HttpClient } from '../http/http-client';
import { Account } from './account';
import { KEY_SCOPES, NARROW_SCOPE } from './callers';
import type { CallerName } from './callers';
import { Chief } from './chief';
import { Guest } from './guest';
import { PRIVATE_KINDS } from './kinds';
import type { Person } from './person';
import type { Privates } from './privates';
import type { Secrets } from './secrets';
import { Things } from './things';
import { expired, forged } from './tokens';

type Headers = Readonly<Record<string, string>>;

/** Ways in which somebody comes for the customer's things, other than with the customer's access token. */
const MASKS = ['key', 'narrow-key', 'disabled', 'expired', 'forged'] as const;
type Mask = (typeof MASKS)[number];

const isMask = (caller: CallerName): caller is Mask => MASKS.some((mask) => mask === caller);
const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

interface CastOptions {
  readonly client: HttpClient;
  readonly privates: Privates;
  readonly secrets: Secrets;
}

/** The people of the fuzzer, each with an account, and with things of their own. */
export class Cast {
  readonly #chief: Chief;
  readonly guest: Guest;
  readonly otherGuest: Guest;
  readonly customer: Account;
  readonly stranger: Account;
  /** Has things, and never asks for anything. */
  readonly bystander: Account;
  readonly staff: Account;
  readonly admin: Account;
  readonly disabled: Account;
  readonly things: Things;
  readonly secrets: Secrets;
  #keys = { whole: '', narrow: '' };

  constructor({ client, privates, secrets }: CastOptions) {
    this.secrets = secrets;
    const chief = new Chief(client, secrets.administrator);
    const promoted = (role: string) => ({
      beforeLogIn: ({ id }: Account) =>
        chief.expect('PUT', `/users/${id}/roles`, { roles: ['customer', role] }),
    });
    this.#chief = chief;
    this.guest = new Guest('guest', client);
    this.otherGuest = new Guest('other guest', client);
    this.customer = new Account('customer', client, { afterLogIn: (customer) => this.cutKeys(customer) });
    this.stranger = new Account('stranger', client);
    this.bystander = new Account('bystander', client);
    this.staff = new Account('staff', client, promoted('staff'));
    this.admin = new Account('admin', client, promoted('admin'));
    this.disabled = new Account('disabled', client, {
      afterLogIn: ({ id }) => chief.expect('POST', `/users/${id}/disable`),
    });
    this.things = new Things(this.staff, chief, privates, () => new Guest('passer-by', client));
  }

  /** Everybody joins; customers have something of every kind from the beginning, so that it can be found. */
  async assemble(): Promise<void> {
    await this.#chief.join();
    await Promise.all(this.accounts.map((account) => account.join()));
    for (const customer of [this.customer, this.stranger, this.bystander]) {
      for (const kind of PRIVATE_KINDS) await this.things.of(kind, customer);
    }
  }

  get accounts(): readonly Account[] {
    return [this.customer, this.stranger, this.bystander, this.staff, this.admin, this.disabled];
  }

  /** Whose things are the caller's own. */
  personOf(caller: CallerName): Person {
    return isMask(caller) ? this.customer : this[caller];
  }

  /** Whose things of a kind are somebody else's to the caller. */
  otherThan(caller: CallerName, kind: string): Person {
    return caller === 'guest' && kind === 'basket' ? this.otherGuest : this.bystander;
  }

  /** What the caller shows at the gateway. */
  credentialsOf(caller: CallerName): Headers {
    const { accessToken } = this.customer;
    const masks: Record<Mask, () => Headers> = {
      key: () => ({ 'x-api-key': this.#keys.whole }),
      'narrow-key': () => ({ 'x-api-key': this.#keys.narrow }),
      disabled: () => this.disabled.credentials(),
      expired: () => bearer(expired(accessToken, this.secrets.tokens)),
      forged: () => bearer(forged(accessToken)),
    };
    return isMask(caller) ? masks[caller]() : this.personOf(caller).credentials();
  }

  private async cutKeys(customer: Account): Promise<void> {
    const cut = async (scopes: readonly string[]) =>
      (await customer.expect<{ key: string }>('POST', '/auth/api-keys', { name: customer.marker, scopes }))
        .key;
    this.#keys = { whole: await cut(KEY_SCOPES), narrow: await cut([NARROW_SCOPE]) };
  }
}
