import type { Ledger } from './ledger';
import type { PatientClient } from './patient-client';
import type { Random } from './random';
import { Shopper } from './shopper';
import type { Purchase } from './shopper';
import type { Environment } from './system';

const PRODUCTS = 5;
/** Of 20: most pay, some cannot, some pay late, some with difficulties. */
const METHODS = [
  ...Array.from({ length: 12 }, () => 'stub'),
  ...Array.from({ length: 3 }, () => 'stub-declined'),
  ...Array.from({ length: 3 }, () => 'stub-async'),
  ...Array.from({ length: 2 }, () => 'stub-flaky'),
];
const TWICE = 0.1;

/** What customers want: each kind of payment, of products that run out. */
export class Purchases {
  #nextProduct = 1;

  constructor(
    private readonly client: PatientClient,
    private readonly env: Environment,
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {}

  /** Products that no other load sells, with stock for about two thirds of what will be asked for. */
  async stockUp(orders: number): Promise<string[]> {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = this.env;
    const staff = await Shopper.logIn(this.client, { email, password });
    const products = Array.from({ length: PRODUCTS }, (_, index) => `prod-${this.#nextProduct + index}`);
    this.#nextProduct += PRODUCTS;
    for (const productId of products) {
      const stock = Math.ceil((orders * 2) / PRODUCTS);
      await staff.setStock(productId, stock);
      this.ledger.stockUp(productId, stock);
    }
    return products;
  }

  next(products: readonly string[]): Purchase {
    const lines = this.random.between(1, 3);
    const first = this.random.between(0, products.length - 1);
    const items = Array.from({ length: lines }, (_, index) => ({
      productId: products[(first + index) % products.length] ?? '',
      quantity: this.random.between(1, 2),
    }));
    return { items, paymentMethod: this.random.pick(METHODS), twice: this.random.chance(TWICE) };
  }
}
