import type { Type } from '@nestjs/common';
import { createZodDto } from 'nestjs-zod';
import type { z } from 'zod';
import { Basket } from '#contracts/basket/basket';
import { Address } from '#contracts/kernel/address';
import { Money, Price } from '#contracts/kernel/money';
import { Role } from '#contracts/kernel/permissions';
import { Notification } from '#contracts/notifications/notification';
import { Order } from '#contracts/orders/order';
import { CancelReason, OrderStatus } from '#contracts/orders/order-status';
import { Shipment } from '#contracts/orders/shipment';
import { TimelineEntry } from '#contracts/orders/timeline';
import { Payment, PaymentStatus } from '#contracts/payments/payment';
import { PaymentMethod } from '#contracts/payments/payment-method';
import { ApiKey, ApiKeyScope } from '#contracts/users/api-key';

const values: Readonly<Record<string, z.ZodType>> = {
  Money,
  Price,
  Address,
  BasketItem: Basket.shape.items.element,
  OrderItem: Order.shape.items.element,
  OrderStatus,
  CancelReason,
  Shipment,
  TimelineEntry,
  Payment,
  PaymentMethod,
  PaymentStatus,
  Notification,
  Role,
  ApiKey,
  ApiKeyScope,
};

/** What bodies are made of, under names of their own: clients have types for them, too. */
export const VALUES: readonly Type[] = Object.entries(values).map(([name, schema]) => {
  const dto: Type = createZodDto(schema).Output;
  return Object.defineProperty(dto, 'name', { value: name });
});
