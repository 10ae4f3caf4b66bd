import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';
import { ListPaymentsOfOrder } from '#contracts/payments/queries/list-payments-of-order.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { OrderReader } from '../orders/order-reader';
import { OrderPath, PageQuery } from '../orders/order.dto';
import { PaymentPage } from './payment.dto';
import { refundedPayment } from './payment.examples';

/** The money of an order. */
@ApiTags('payments')
@Controller('orders/:orderId/payments')
export class OrderPaymentsController {
  constructor(
    private readonly client: RequestClient,
    private readonly orders: OrderReader,
  ) {}

  @Endpoint('GET', '', {
    summary: 'What was taken for an order, and what went back',
    description: 'Empty while no money was asked for.',
    access: 'orders:read',
    sends: [GetOrder, ListPaymentsOfOrder],
    answers: {
      200: {
        description: 'A page of payments, newest first',
        type: PaymentPage,
        example: { items: [refundedPayment], nextCursor: null },
      },
    },
  })
  async listPayments(
    @Param() { orderId }: OrderPath,
    @Query() page: PageQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListPaymentsOfOrder>>> {
    // Payments may not know the order yet, and never knows whether there is one.
    await this.orders.read(orderId, sender);
    return this.client.send(ListPaymentsOfOrder, { orderId, ...page }, sender);
  }
}
