import { assortment } from './seed-assortment';
import { series } from './seed-series';

export interface SeedProduct {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly priceAmount: number;
  readonly currency: string;
  readonly onHand: number;
  readonly createdAt: Date;
}

const FIRST_DAY = Date.UTC(2026, 0, 1, 8);
const HOUR_MS = 3_600_000;
const PLENTY = 100_000;

/** The sample shop: `prod-1`, `prod-2`, …, the same at every call; at most 1,008 differ in name. */
export function seedProducts(count = 1_000): SeedProduct[] {
  return Array.from({ length: count }, (_, index) => seedProduct(index + 1));
}

function seedProduct(number: number): SeedProduct {
  const category = turn(assortment, number - 1);
  const round = Math.floor((number - 1) / assortment.length);
  const [thing, euros, text] = turn(category.things, round);
  const grade = Math.floor(round / category.things.length);
  const [seriesName, character] = turn(series, grade);
  return {
    id: `prod-${number}`,
    name: `${seriesName} ${thing}`,
    description: `${text} ${seriesName} series: ${character}.`,
    category: category.name,
    // From 80 % to 135 % of the thing's price, up by series.
    priceAmount: Math.round(euros * (0.8 + 0.05 * grade)) * 100 - 5,
    currency: 'EUR',
    onHand: stockOf(number),
    createdAt: new Date(FIRST_DAY + number * HOUR_MS),
  };
}

/** Plenty of nearly everything; of every fifty, one is sold out and one is nearly so. */
function stockOf(number: number): number {
  if (number % 50 === 0) return 0;
  if (number % 50 === 25) return 1 + (number % 7);
  return PLENTY;
}

function turn<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('there is nothing to take turns with');
  return item;
}
