import { z } from 'zod';

/** An amount in integer minor units (cents) of an ISO 4217 currency; never a float. */
export const Money = z.strictObject({
  amount: z.int().nonnegative().describe('In the smallest unit of the currency, e.g. cents'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
    .describe('An ISO 4217 code'),
});
export type Money = z.output<typeof Money>;

/** A price of one piece: at most one million in a currency with two decimals. */
export const Price = Money.extend({ amount: Money.shape.amount.max(100_000_000) });

export function multiplyMoney(money: Money, factor: number): Money {
  return { amount: money.amount * factor, currency: money.currency };
}

/** The sum of amounts in one currency. Throws a RangeError where currencies differ. */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  const foreign = amounts.find((money) => money.currency !== currency);
  if (foreign) throw new RangeError(`cannot add ${foreign.currency} to ${currency}`);
  return { amount: amounts.reduce((sum, money) => sum + money.amount, 0), currency };
}
