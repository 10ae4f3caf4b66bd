import { createZodDto } from 'nestjs-zod';
import { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import { PageRequest } from '#contracts/kernel/page';
import { ChangeOrder } from '#contracts/orders/commands/change-order.v1';
import { RefundOrder } from '#contracts/orders/commands/refund-order.v1';
import { ShipOrder } from '#contracts/orders/commands/ship-order.v1';
import { Order } from '#contracts/orders/order';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { GetTimeline } from '#contracts/orders/queries/get-timeline.v1';
import { ListOrders } from '#contracts/orders/queries/list-orders.v1';

const notInBody = { orderId: true, expectedVersions: true } as const;

export class PlaceOrderBody extends createZodDto(CheckOutBasket.input) {}
export class ChangeOrderBody extends createZodDto(ChangeOrder.input.omit(notInBody)) {}
export class ShipBody extends createZodDto(ShipOrder.input.omit(notInBody)) {}
export class RefundBody extends createZodDto(RefundOrder.input.omit(notInBody)) {}
export class OrderPath extends createZodDto(GetOrder.input) {}
export class OrdersQuery extends createZodDto(ListOrders.input) {}
export class PageQuery extends createZodDto(PageRequest) {}
export class OrderDto extends createZodDto(Order) {}
export class OrderPage extends createZodDto(ListOrders.output) {}
export class SubmittedOrder extends createZodDto(CheckOutBasket.output) {}
export class TimelinePage extends createZodDto(GetTimeline.output) {}
