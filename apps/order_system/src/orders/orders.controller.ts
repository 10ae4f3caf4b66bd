import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequestClient } from '#libs/messaging';
import { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { Order } from '#contracts/orders/order';
import { ListOrders } from '#contracts/orders/queries/list-orders.v1';
import { Token } from '../access/token.decorator';
import { ApiProblems } from '../http/api-problems.decorator';
import { IdempotencyKey, markReplay } from '../http/idempotency-key.decorator';
import { patience } from '../http/patience';
import { preferredWait } from '../http/prefer';
import { OrderCanceller } from './order-canceller';
import { OrderDto, OrderPage, OrderPath, OrdersQuery, PlaceOrderBody } from './order.dto';
import { OrderReader } from './order-reader';
import { OrderWaiter } from './order-waiter';
import { ApiPlaceOrder } from './place-order.docs';

type Submitted = OutputOf<typeof CheckOutBasket>;

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
export class OrdersController {
  constructor(
    private readonly client: RequestClient,
    private readonly orders: OrderReader,
    private readonly waiter: OrderWaiter,
    private readonly canceller: OrderCanceller,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiPlaceOrder()
  async place(
    @Body() body: PlaceOrderBody,
    @Token() token: string,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Submitted | Order> {
    const { data, replayed } = await this.client.send(CheckOutBasket, body, { token, idempotencyKey });
    reply.header('location', `/orders/${data.id}`);
    markReplay(reply, replayed);
    const seconds = preferredWait(prefer);
    if (seconds === undefined) return data;
    reply.header('preference-applied', `wait=${seconds}`);
    const order = await this.waiter.wait(data.id, token, patience(reply, seconds));
    if (!order) return data;
    reply.code(201);
    return order;
  }

  @Get()
  @ApiOperation({ summary: "The caller's orders, newest first; every order for staff" })
  @ApiOkResponse({ type: OrderPage })
  @ApiProblems(400, 401)
  async list(@Query() query: OrdersQuery, @Token() token: string): Promise<OutputOf<typeof ListOrders>> {
    return (await this.client.send(ListOrders, query, { token })).data;
  }

  @Get(':orderId')
  @ApiOperation({ summary: 'One order; there from the moment its check-out was accepted' })
  @ApiOkResponse({ type: OrderDto })
  @ApiProblems(400, 401, 404)
  get(@Param() { orderId }: OrderPath, @Token() token: string): Promise<Order> {
    return this.orders.read(orderId, token);
  }

  @Post(':orderId/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancels an order that has not been shipped' })
  @ApiOkResponse({ type: OrderDto })
  @ApiProblems(400, 401, 404, 409)
  cancel(@Param() { orderId }: OrderPath, @Token() token: string): Promise<Order> {
    return this.canceller.cancel(orderId, token);
  }
}
