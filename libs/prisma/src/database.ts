/** Hand-written SQL: what every generated Prisma client and its transaction client can do without knowing models. */
export interface RawTx {
  $executeRaw(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  $queryRaw<T = unknown>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

/** A service's database. Abstract, so that it is also its own injection token. */
export abstract class Database<Tx extends RawTx = RawTx> {
  /** Statements outside any transaction. */
  abstract readonly raw: RawTx;

  /** With Prisma's client. Commits when the work resolves, rolls back when it rejects. */
  abstract transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;

  /** The same for hand-written SQL alone, at a quarter of the cost: for what every order passes through. */
  abstract rawTransaction<T>(work: (tx: RawTx) => Promise<T>): Promise<T>;

  /** Rejects when the database does not answer. */
  async ping(): Promise<void> {
    await this.raw.$queryRaw`SELECT 1`;
  }

  /** Ends the connections. */
  abstract close(): Promise<void>;
}
