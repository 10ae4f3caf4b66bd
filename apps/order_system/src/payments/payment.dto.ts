import { createZodDto } from 'nestjs-zod';
import { ListPaymentsOfOrder } from '#contracts/payments/queries/list-payments-of-order.v1';
import { Refund } from '#contracts/payments/refund';

export class PaymentPage extends createZodDto(ListPaymentsOfOrder.output) {}
export class RefundDto extends createZodDto(Refund) {}
