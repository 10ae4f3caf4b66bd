import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Answer, SendOptions } from '#libs/messaging';
import { DeliverOrder } from '#contracts/orders/commands/deliver-order.v1';
import { RefundOrder } from '#contracts/orders/commands/refund-order.v1';
import { ShipOrder } from '#contracts/orders/commands/ship-order.v1';
import type { Order } from '#contracts/orders/order';
import { orderProblems } from '#contracts/orders/problems';
import type { Refund } from '#contracts/payments/refund';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { IfMatch } from '../api/if-match.decorator';
import { versionTag } from '../http/entity-tag';
import { RefundDto } from '../payments/payment.dto';
import { requestedRefund } from '../payments/payment.examples';
import { OrderCommands } from './order-commands';
import { OrderDto, OrderPath, RefundBody, ShipBody } from './order.dto';
import { delivered, parcel, refundWish, shipped } from './order.examples';

/** What staff do with an order that stands. */
@ApiTags('orders')
@Controller('orders')
export class FulfilmentController {
  constructor(private readonly orders: OrderCommands) {}

  @Endpoint('POST', ':orderId/ship', {
    summary: 'An order has left the warehouse (staff)',
    description: 'An order is shipped once: again, it answers the order as it is.',
    access: 'orders:fulfil',
    sends: [ShipOrder],
    bodyExample: parcel,
    problems: [orderProblems.ORDER_NOT_OPEN_YET],
    idempotent: true,
    ifMatch: 'optional',
    etag: versionTag,
    answers: { 200: { description: 'The order, shipped', type: OrderDto, example: shipped } },
  })
  shipOrder(
    @Param() { orderId }: OrderPath,
    @Body() body: ShipBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Order>> {
    return this.orders.send(ShipOrder, { ...body, orderId, expectedVersions }, sender);
  }

  @Endpoint('POST', ':orderId/deliver', {
    summary: 'An order has arrived (staff)',
    description: 'An order is delivered once: again, it answers the order as it is.',
    access: 'orders:fulfil',
    sends: [DeliverOrder],
    problems: [orderProblems.ORDER_NOT_OPEN_YET],
    idempotent: true,
    ifMatch: 'optional',
    etag: versionTag,
    answers: { 200: { description: 'The order, delivered', type: OrderDto, example: delivered } },
  })
  deliverOrder(
    @Param() { orderId }: OrderPath,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Order>> {
    return this.orders.send(DeliverOrder, { orderId, expectedVersions }, sender);
  }

  @Endpoint('POST', ':orderId/refunds', {
    summary: 'Gives money of an order back (staff)',
    description:
      'All that is left of it, unless an amount is named. Parts add up, never to more than was captured. `GET /orders/{orderId}/payments` tells when it is paid.',
    access: 'orders:refund',
    sends: [RefundOrder],
    bodyExample: refundWish,
    problems: [orderProblems.ORDER_NOT_OPEN_YET],
    idempotent: true,
    ifMatch: 'optional',
    answers: { 201: { description: 'The refund, on its way', type: RefundDto, example: requestedRefund } },
  })
  refundOrder(
    @Param() { orderId }: OrderPath,
    @Body() body: RefundBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Refund>> {
    return this.orders.send(RefundOrder, { ...body, orderId, expectedVersions }, sender);
  }
}
