import { newId } from '#libs/common';
import type { AnyReactionHandler, ReceivedEvent } from '#libs/messaging';
import { Names, Outbox, ServiceIdentity } from '#libs/messaging';
import { catalogConfig } from '../catalog.config';
import type { Pieces } from '../domain/pieces';
import { CatalogDatabase } from '../persistence/catalog-database';
import { ProductRepository } from '../persistence/product.repository';
import { ReservationRepository } from '../persistence/reservation.repository';
import { CommitStockOnOrderConfirmed } from '../reactions/commit-stock.on-order-confirmed';
import { ReleaseStockOnOrderCancelled } from '../reactions/release-stock.on-order-cancelled';
import { ReserveStockOnOrderPlaced } from '../reactions/reserve-stock.on-order-placed';

interface SentEvent {
  readonly type: string;
  readonly sequence?: number;
  readonly data: unknown;
}

interface NewProduct {
  readonly name?: string;
  readonly description?: string;
  readonly category?: string;
  readonly amount?: number;
  readonly stock?: number;
}

/** The catalog over a real database, without a broker: what is sent stays in the outbox, to be read. */
export class CatalogFixture {
  readonly database = new CatalogDatabase(catalogConfig.database);
  readonly outbox = new Outbox(new Names(), new ServiceIdentity('catalog'));
  readonly products = new ProductRepository(this.database);
  readonly #reservations = new ReservationRepository();
  readonly #reserve = new ReserveStockOnOrderPlaced(this.#reservations, this.outbox);
  readonly #commit = new CommitStockOnOrderConfirmed(this.#reservations, this.outbox);
  readonly #release = new ReleaseStockOnOrderCancelled(this.#reservations, this.outbox);

  place(orderId: string, lines: readonly Pieces[]): Promise<void> {
    return this.react(this.#reserve, { orderId, lines });
  }

  confirm(orderId: string): Promise<void> {
    return this.react(this.#commit, { orderId });
  }

  cancel(orderId: string): Promise<void> {
    return this.react(this.#release, { orderId });
  }

  async addProduct({
    name = 'Kettle',
    description = '',
    category = 'Kitchen',
    amount = 1_000,
    stock = 0,
  }: NewProduct = {}): Promise<string> {
    const id = `test-${newId()}`;
    const details = { name, description, category, price: { amount, currency: 'EUR' } };
    await this.database.transaction((tx) => this.products.create(tx, id, details, stock));
    return id;
  }

  async stockOf(...ids: string[]): Promise<{ onHand: number; reserved: number }[]> {
    const rows = await this.database.client.product.findMany({ where: { id: { in: ids } } });
    const byId = new Map(rows.map((row) => [row.id, { onHand: row.onHand, reserved: row.reserved }]));
    return ids.map((id) => byId.get(id) ?? { onHand: 0, reserved: 0 });
  }

  /** What was sent about one order or product, oldest first. */
  async eventsOf(subject: string): Promise<SentEvent[]> {
    const rows = await this.database.raw.$queryRaw<{ envelope: SentEvent }[]>`
      SELECT envelope FROM outbox WHERE envelope->>'subject' = ${subject} ORDER BY id`;
    return rows.map(({ envelope: { type, sequence, data } }) => ({ type, sequence, data }));
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private react(reaction: AnyReactionHandler, data: object): Promise<void> {
    const event: ReceivedEvent = {
      id: newId(),
      type: 'test',
      subject: 'test',
      time: new Date(),
      correlationId: newId(),
      data,
    };
    return this.database.transaction((tx) => reaction.handle(event, tx));
  }
}
