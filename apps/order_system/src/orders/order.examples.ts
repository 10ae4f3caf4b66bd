import type { OutputOf } from '#contracts/kernel/define-command';
import type { Address } from '#contracts/kernel/address';
import type { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import type { Order } from '#contracts/orders/order';
import type { BodyOf } from '../api/body-of';
import type { ChangeOrderBody, PlaceOrderBody, RefundBody, ShipBody } from './order.dto';

const home: Address = {
  name: 'Ada Example',
  line1: 'Hauptstraße 1',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
};

export const checkOut: BodyOf<typeof PlaceOrderBody> = {
  basketId: '01a20465-a1f0-7c44-9d30-5f2b1c8e7a10',
  paymentMethod: 'stub',
  shippingAddress: home,
};

export const submitted: OutputOf<typeof CheckOutBasket> = {
  id: '01a20465-bf4c-7729-ab97-2c2165707774',
  status: 'SUBMITTED',
};

export const confirmed: Order = {
  id: submitted.id,
  status: 'CONFIRMED',
  cancelReason: null,
  basketId: checkOut.basketId,
  customerId: 'user-123',
  items: [
    {
      productId: 'prod-1',
      name: 'Enamel kettle',
      quantity: 2,
      unitPrice: { amount: 3_490, currency: 'EUR' },
      lineTotal: { amount: 6_980, currency: 'EUR' },
    },
  ],
  total: { amount: 6_980, currency: 'EUR' },
  refundedAmount: { amount: 0, currency: 'EUR' },
  paymentMethod: 'stub',
  shippingAddress: home,
  shipment: null,
  createdAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.120Z',
  version: 3,
};

export const parcel: BodyOf<typeof ShipBody> = {
  carrier: 'DHL',
  trackingNumber: '00340434161094042557',
};

export const shipped: Order = {
  ...confirmed,
  status: 'SHIPPED',
  shipment: { ...parcel, shippedAt: '2026-11-23T08:30:00.000Z', deliveredAt: null },
  updatedAt: '2026-11-23T08:30:00.000Z',
  version: 4,
};

export const delivered: Order = {
  ...shipped,
  status: 'DELIVERED',
  shipment: {
    ...parcel,
    shippedAt: '2026-11-23T08:30:00.000Z',
    deliveredAt: '2026-11-24T15:10:00.000Z',
  },
  updatedAt: '2026-11-24T15:10:00.000Z',
  version: 5,
};

export const addressChange: BodyOf<typeof ChangeOrderBody> = {
  shippingAddress: {
    name: 'Ada Example',
    line1: 'Lindenallee 7',
    city: 'Potsdam',
    postalCode: '14467',
    country: 'DE',
  },
};

export const readdressed: Order = {
  ...confirmed,
  ...addressChange,
  updatedAt: '2026-11-22T12:05:00.000Z',
  version: 4,
};

export const cancelled: Order = { ...confirmed, status: 'CANCELLED', cancelReason: 'CUSTOMER', version: 4 };

export const refundWish: BodyOf<typeof RefundBody> = {
  amount: { amount: 3_490, currency: 'EUR' },
  reason: 'one of two was damaged',
};
