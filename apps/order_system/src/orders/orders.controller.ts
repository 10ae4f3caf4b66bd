import { Body, Controller, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answer, RequestClient } from '#libs/messaging';
import type { SendOptions } from '#libs/messaging';
import { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { Order } from '#contracts/orders/order';
import { orderProblems } from '#contracts/orders/problems';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { ListOrders } from '#contracts/orders/queries/list-orders.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { versionTag } from '../http/entity-tag';
import { Admission } from '../http/overload/admission';
import { patience } from '../http/patience';
import { preferredWait } from '../http/prefer';
import { OrderDto, OrderPage, OrderPath, OrdersQuery, PlaceOrderBody, SubmittedOrder } from './order.dto';
import { checkOut, confirmed, submitted } from './order.examples';
import { OrderBacklog } from './order-backlog';
import { OrderReader } from './order-reader';
import { OrderWaiter } from './order-waiter';

const placed = { Location: 'Where the order is', 'Preference-Applied': 'How long the answer was held' };

@ApiTags('orders')
@Controller('orders')
export class OrdersController {
  constructor(
    private readonly client: RequestClient,
    private readonly orders: OrderReader,
    private readonly waiter: OrderWaiter,
    private readonly admission: Admission,
    private readonly backlog: OrderBacklog,
  ) {}

  @Endpoint('POST', '', {
    summary: 'Checks a basket out',
    description: 'A basket is checked out once: again, it answers the same order.',
    access: 'orders:place',
    sends: [CheckOutBasket],
    problems: [orderProblems.ORDERS_BACKLOGGED],
    bodyExample: checkOut,
    idempotent: true,
    status: 202,
    headers: {
      Prefer:
        '`wait=N` holds the answer up to N seconds, 30 at most, for the order to be confirmed or cancelled',
    },
    answers: {
      202: {
        description: 'The order is on its way',
        type: SubmittedOrder,
        example: submitted,
        headers: placed,
      },
      201: {
        description: 'The order, settled while it was waited for',
        type: OrderDto,
        example: confirmed,
        headers: placed,
      },
    },
  })
  async placeOrder(
    @Body() body: PlaceOrderBody,
    @Sender() sender: SendOptions,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<OutputOf<typeof CheckOutBasket> | Order>> {
    const answer = await this.client.send(CheckOutBasket, body, sender);
    const { id } = answer.data;
    this.backlog.accepted(id);
    reply.header('location', `/orders/${id}`);
    const seconds = preferredWait(prefer);
    if (seconds === undefined) return answer;
    // A preference may be left unheeded (RFC 7240 §2), as it is where too many wait.
    const order = await this.admission.whileWaiting(reply, () => {
      reply.header('preference-applied', `wait=${seconds}`);
      return this.waiter.wait(id, sender, patience(reply, seconds));
    });
    if (!order) return answer;
    reply.code(201);
    return new Answer(order, answer.replayed);
  }

  @Endpoint('GET', '', {
    summary: "The caller's orders, newest first; every order for staff",
    access: 'orders:read',
    sends: [ListOrders],
    answers: {
      200: {
        description: 'A page of orders',
        type: OrderPage,
        example: { items: [confirmed], nextCursor: null },
      },
    },
  })
  listOrders(
    @Query() query: OrdersQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListOrders>>> {
    return this.client.send(ListOrders, query, sender);
  }

  @Endpoint('GET', ':orderId', {
    summary: 'One order; there from the moment its check-out was accepted',
    access: 'orders:read',
    sends: [GetOrder],
    etag: versionTag,
    answers: { 200: { description: 'The order', type: OrderDto, example: confirmed } },
  })
  getOrder(@Param() { orderId }: OrderPath, @Sender() sender: SendOptions): Promise<Order> {
    return this.orders.read(orderId, sender);
  }
}
