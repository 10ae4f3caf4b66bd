import type { Line } from '#contracts/kernel/lines';
import { multiplyMoney, sumMoney } from '#contracts/kernel/money';
import type { Money } from '#contracts/kernel/money';

export interface PricedLines {
  readonly items: (Line & { readonly lineTotal: Money })[];
  readonly total: Money;
}

/** Lines with what they come to; an empty list comes to nothing in the default currency. */
export function pricedLines(lines: readonly Line[], defaultCurrency: string): PricedLines {
  const items = lines.map((line) => ({ ...line, lineTotal: multiplyMoney(line.unitPrice, line.quantity) }));
  const totals = items.map((item) => item.lineTotal);
  return { items, total: sumMoney(totals, totals[0]?.currency ?? defaultCurrency) };
}
