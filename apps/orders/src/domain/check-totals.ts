import { multiplyMoney, sumMoney } from '#contracts/kernel/money';
import type { Checkout } from './order-state';
import { MixedCurrencies, TotalMismatch } from './order.errors';

/** Anyone may publish a check-out: its lines and its total must agree before an order stands on them. */
export function checkTotals({ lines, total }: Pick<Checkout, 'lines' | 'total'>): void {
  const currencies = new Set([total.currency, ...lines.map((line) => line.unitPrice.currency)]);
  if (currencies.size > 1) throw new MixedCurrencies([...currencies]);
  const lineTotals = lines.map((line) => multiplyMoney(line.unitPrice, line.quantity));
  const sum = sumMoney(lineTotals, total.currency);
  if (sum.amount !== total.amount) throw new TotalMismatch(total, sum);
}
