import type { InputOf } from '#contracts/kernel/define-command';
import type { EventData } from '#contracts/kernel/define-event';
import { multiplyMoney, sumMoney } from '#contracts/kernel/money';
import type { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import type { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import type { Basket } from './basket';
import { BasketEmpty } from './basket.errors';

/** The fact that a check-out states: the basket as it is, at the prices its owner was shown. */
export function checkOut(
  basket: Basket,
  orderId: string,
  { paymentMethod, shippingAddress }: InputOf<typeof CheckOutBasket>,
): EventData<typeof BasketCheckedOut> {
  const [first] = basket.lines;
  if (!first) throw new BasketEmpty();
  const totals = basket.lines.map((line) => multiplyMoney(line.unitPrice, line.quantity));
  return {
    orderId,
    basketId: basket.id,
    userId: basket.ownerId,
    customerId: basket.customerId,
    lines: [...basket.lines],
    total: sumMoney(totals, first.unitPrice.currency),
    paymentMethod,
    shippingAddress,
  };
}
