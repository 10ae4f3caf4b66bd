import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Answer, SendOptions } from '#libs/messaging';
import { CancelOrder } from '#contracts/orders/commands/cancel-order.v1';
import { ChangeOrder } from '#contracts/orders/commands/change-order.v1';
import type { Order } from '#contracts/orders/order';
import { orderProblems } from '#contracts/orders/problems';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { IfMatch } from '../api/if-match.decorator';
import { versionTag } from '../http/entity-tag';
import { OrderCommands } from './order-commands';
import { ChangeOrderBody, OrderDto, OrderPath } from './order.dto';
import { addressChange, cancelled, readdressed } from './order.examples';

/** What customers may still change of an order. */
@ApiTags('orders')
@Controller('orders')
export class OrderChangesController {
  constructor(private readonly orders: OrderCommands) {}

  @Endpoint('PATCH', ':orderId', {
    summary: 'Corrects where an order goes, before it is shipped',
    access: 'orders:change',
    sends: [ChangeOrder],
    bodyExample: addressChange,
    problems: [orderProblems.ORDER_NOT_OPEN_YET],
    ifMatch: 'required',
    etag: versionTag,
    answers: { 200: { description: 'The order, changed', type: OrderDto, example: readdressed } },
  })
  changeOrder(
    @Param() { orderId }: OrderPath,
    @Body() body: ChangeOrderBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Order>> {
    return this.orders.send(ChangeOrder, { ...body, orderId, expectedVersions }, sender);
  }

  @Endpoint('POST', ':orderId/cancel', {
    summary: 'Cancels an order that has not been shipped',
    access: 'orders:change',
    sends: [CancelOrder],
    problems: [orderProblems.ORDER_NOT_OPEN_YET],
    idempotent: true,
    ifMatch: 'optional',
    etag: versionTag,
    answers: { 200: { description: 'The order, cancelled', type: OrderDto, example: cancelled } },
  })
  cancelOrder(
    @Param() { orderId }: OrderPath,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Order>> {
    return this.orders.send(CancelOrder, { orderId, expectedVersions }, sender);
  }
}
