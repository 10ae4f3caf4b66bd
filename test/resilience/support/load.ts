import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from './ledger';
import { PatientClient } from './patient-client';
import type { Random } from './random';
import { Shopper } from './shopper';
import type { TestSystem } from './system';

const SHOPPERS = 10;
const PRODUCTS = 5;
/** Of 20: most pay, some cannot, some pay late, some with difficulties. */
const METHODS = [
  ...Array.from({ length: 12 }, () => 'stub'),
  ...Array.from({ length: 3 }, () => 'stub-declined'),
  ...Array.from({ length: 3 }, () => 'stub-async'),
  ...Array.from({ length: 2 }, () => 'stub-flaky'),
];
const CANCELS = 0.15;
const TWICE = 0.1;

export interface LoadOptions {
  readonly orders: number;
  /** Called with each accepted order's number, from 1: the moment for a fault. */
  readonly onAccepted?: (number: number) => void;
}

/** Customers who order, cancel and try again, of products that run out. */
export class Load {
  readonly #client: PatientClient;
  #nextProduct = 1;

  constructor(
    private readonly system: TestSystem,
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {
    this.#client = new PatientClient(system.url);
  }

  /** Resolves when so many orders were accepted; the ledger knows them. */
  async run({ orders, onAccepted = () => undefined }: LoadOptions): Promise<void> {
    const products = await this.stockUp(orders);
    let begun = 0;
    let accepted = 0;
    const shop = async (): Promise<void> => {
      const shopper = await Shopper.register(this.#client);
      while (begun < orders) {
        begun += 1;
        const orderId = await shopper.buy(this.purchase(products));
        this.ledger.accept(orderId);
        accepted += 1;
        onAccepted(accepted);
        if (this.random.chance(CANCELS)) await this.cancel(shopper, orderId);
      }
    };
    await Promise.all(Array.from({ length: SHOPPERS }, shop));
  }

  /** Products that no other load sells, with stock for about two thirds of what will be asked for. */
  private async stockUp(orders: number): Promise<string[]> {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = this.system.env;
    const staff = await Shopper.logIn(this.#client, { email, password });
    const products = Array.from({ length: PRODUCTS }, (_, index) => `prod-${this.#nextProduct + index}`);
    this.#nextProduct += PRODUCTS;
    for (const productId of products) {
      const stock = Math.ceil((orders * 2) / PRODUCTS);
      await staff.setStock(productId, stock);
      this.ledger.stockUp(productId, stock);
    }
    return products;
  }

  private purchase(products: readonly string[]) {
    const lines = this.random.between(1, 3);
    const first = this.random.between(0, products.length - 1);
    const items = Array.from({ length: lines }, (_, index) => ({
      productId: products[(first + index) % products.length] ?? '',
      quantity: this.random.between(1, 2),
    }));
    return { items, paymentMethod: this.random.pick(METHODS), twice: this.random.chance(TWICE) };
  }

  private async cancel(shopper: Shopper, orderId: string): Promise<void> {
    await sleep(this.random.between(0, 200));
    await shopper.cancel(orderId);
  }
}
