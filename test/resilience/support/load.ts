import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from './ledger';
import { PatientClient } from './patient-client';
import { Purchases } from './purchases';
import type { Random } from './random';
import { Shopper } from './shopper';
import type { TestSystem } from './system';

const SHOPPERS = 10;
const CANCELS = 0.15;

export interface LoadOptions {
  readonly orders: number;
  /** Called with each accepted order's number, from 1: the moment for a fault. */
  readonly onAccepted?: (number: number) => void;
}

/** Customers who order, cancel and try again, of products that run out. */
export class Load {
  readonly #client: PatientClient;
  readonly #purchases: Purchases;

  constructor(
    system: Pick<TestSystem, 'url' | 'env'>,
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {
    this.#client = new PatientClient(system.url);
    this.#purchases = new Purchases(this.#client, system.env, ledger, random);
  }

  /** Resolves when so many orders were accepted; the ledger knows them. */
  async run({ orders, onAccepted = () => undefined }: LoadOptions): Promise<void> {
    const products = await this.#purchases.stockUp(orders);
    let begun = 0;
    let accepted = 0;
    const shop = async (): Promise<void> => {
      const shopper = await Shopper.register(this.#client);
      while (begun < orders) {
        begun += 1;
        const orderId = await shopper.buy(this.#purchases.next(products));
        this.ledger.accept(orderId);
        accepted += 1;
        onAccepted(accepted);
        if (this.random.chance(CANCELS)) await this.cancel(shopper, orderId);
      }
    };
    await Promise.all(Array.from({ length: SHOPPERS }, shop));
  }

  private async cancel(shopper: Shopper, orderId: string): Promise<void> {
    await sleep(this.random.between(0, 200));
    await shopper.cancel(orderId);
  }
}
