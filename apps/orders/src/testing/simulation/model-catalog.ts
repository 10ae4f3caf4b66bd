import type { NewEvent } from '#contracts/kernel/define-event';
import type { Line } from '#contracts/kernel/lines';
import { StockRejected } from '#contracts/catalog/events/stock-rejected.v1';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { on } from './subscription';

interface Reservation {
  readonly status: 'RESERVED' | 'REJECTED' | 'COMMITTED' | 'RELEASED';
  readonly lines: readonly Line[];
}

/** What catalog promises: all lines or none, one answer per order, a memory of cancels that come first. */
export class ModelCatalog {
  readonly reservations = new Map<string, Reservation>();
  readonly available: Map<string, number>;

  readonly subscriptions = [
    on(OrderPlaced, ({ orderId, lines }) => this.#reserve(orderId, lines)),
    on(OrderConfirmed, ({ orderId }) => this.#commit(orderId)),
    on(OrderCancelled, ({ orderId }) => this.#release(orderId)),
  ];

  constructor(readonly initial: ReadonlyMap<string, number>) {
    this.available = new Map(initial);
  }

  isHeld(orderId: string): boolean {
    return ['RESERVED', 'COMMITTED'].includes(this.reservations.get(orderId)?.status ?? '');
  }

  #reserve(orderId: string, lines: readonly Line[]): NewEvent[] {
    if (this.reservations.has(orderId)) return [];
    this.#take(lines, 1);
    const fits = [...this.available.values()].every((left) => left >= 0);
    this.reservations.set(orderId, { status: fits ? 'RESERVED' : 'REJECTED', lines });
    if (fits) return [StockReserved.of({ orderId })];
    this.#take(lines, -1);
    const shortages = lines.map(({ productId, quantity }) => ({
      productId,
      requested: quantity,
      available: 0,
    }));
    return [StockRejected.of({ orderId, shortages })];
  }

  #commit(orderId: string): NewEvent[] {
    const reservation = this.reservations.get(orderId);
    if (reservation?.status === 'RESERVED') {
      this.reservations.set(orderId, { ...reservation, status: 'COMMITTED' });
    }
    return [];
  }

  #release(orderId: string): NewEvent[] {
    const { status, lines } = this.reservations.get(orderId) ?? { status: 'RELEASED', lines: [] };
    if (this.isHeld(orderId)) this.#take(lines, -1);
    this.reservations.set(orderId, { status: status === 'REJECTED' ? 'REJECTED' : 'RELEASED', lines });
    return [];
  }

  #take(lines: readonly Line[], sign: 1 | -1): void {
    for (const { productId, quantity } of lines) {
      this.available.set(productId, (this.available.get(productId) ?? 0) - sign * quantity);
    }
  }
}
