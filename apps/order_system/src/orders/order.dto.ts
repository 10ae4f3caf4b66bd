import { createZodDto } from 'nestjs-zod';
import { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import { Order } from '#contracts/orders/order';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { ListOrders } from '#contracts/orders/queries/list-orders.v1';

export class PlaceOrderBody extends createZodDto(CheckOutBasket.input) {}
export class OrderPath extends createZodDto(GetOrder.input) {}
export class OrdersQuery extends createZodDto(ListOrders.input) {}
export class OrderDto extends createZodDto(Order) {}
export class OrderPage extends createZodDto(ListOrders.output) {}
export class SubmittedOrder extends createZodDto(CheckOutBasket.output) {}
