import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../resilience/support/ledger';
import { PatientClient } from '../../resilience/support/patient-client';
import { Purchases } from '../../resilience/support/purchases';
import type { Random } from '../../resilience/support/random';
import { Shopper } from '../../resilience/support/shopper';
import type { Rig } from '../rig/rig';

const SHOPPERS = 10;
/** Then somebody else registers. */
const ORDERS_EACH = 12;
const CANCELS = 0.15;
/** More customers than that wait outside until somebody has been served. */
const MOST_AT_ONCE = 60;
const PAUSE_MS = 1_000;
/** Nobody gives up within a run: whatever was asked for is answered before the books are read. */
const LONGEST_OUTAGE_MS = 10 * 60_000;

/** Customers who come at a steady rate, whatever is broken. */
export class SteadyLoad {
  /** When each order was accepted, in ms since the epoch. */
  readonly accepted = new Map<string, number>();
  /** What no customer should have met. */
  readonly surprises: string[] = [];
  readonly #client: PatientClient;
  readonly #purchases: Purchases;
  readonly #shoppers = new Map<number, Promise<Shopper>>();
  readonly #visits = new Set<Promise<void>>();
  #products: readonly string[] = [];
  #begun = 0;

  constructor(
    { url, env }: Pick<Rig, 'url' | 'env'>,
    private readonly ledger: Ledger,
    private readonly random: Random,
    longestOutageMs = LONGEST_OUTAGE_MS,
  ) {
    this.#client = new PatientClient(url, { giveUpAfterMs: longestOutageMs, pauseMs: PAUSE_MS });
    this.#purchases = new Purchases(this.#client, env, ledger, random);
  }

  get waiting(): number {
    return this.#visits.size;
  }

  /** Fills the shelves for so many orders. */
  async prepare(orders: number): Promise<void> {
    this.#products = await this.#purchases.stockUp(orders);
  }

  /** Lets `rate` customers a second in until the signal, then waits for those inside. */
  async run({ rate, signal }: { rate: number; signal: AbortSignal }): Promise<void> {
    const begin = Date.now();
    for (let due = 0; !signal.aborted; due += 1000 / rate) {
      await sleep(Math.max(0, begin + due - Date.now()), undefined, { signal }).catch(() => undefined);
      if (!signal.aborted && this.waiting < MOST_AT_ONCE) this.admit();
    }
    await Promise.all(this.#visits);
  }

  private admit(): void {
    const visit = this.visit().catch((error: Error) => {
      this.surprises.push(error.message);
    });
    this.#visits.add(visit);
    void visit.finally(() => this.#visits.delete(visit));
  }

  private async visit(): Promise<void> {
    const number = this.#begun++;
    const purchase = this.#purchases.next(this.#products);
    const cancelAfterMs = this.random.chance(CANCELS) ? this.random.between(0, 200) : undefined;
    const shopper = await this.shopper(number);
    const orderId = await shopper.buy(purchase);
    this.accepted.set(orderId, Date.now());
    this.ledger.accept(orderId);
    if (cancelAfterMs === undefined) return;
    await sleep(cancelAfterMs);
    await shopper.cancel(orderId);
  }

  private shopper(number: number): Promise<Shopper> {
    const slot = number % SHOPPERS;
    const isNew = Math.floor(number / SHOPPERS) % ORDERS_EACH === 0;
    const shopper = isNew ? Shopper.register(this.#client) : this.#shoppers.get(slot);
    if (shopper === undefined) throw new Error(`nobody stands at place ${slot}`);
    this.#shoppers.set(slot, shopper);
    return shopper;
  }
}
