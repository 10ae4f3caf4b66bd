import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ScanFloor } from './scan-floor';

/** One relay a database; the number itself means nothing. */
const RELAY_LOCK = 727_001;
const STATEMENT_TIMEOUT_MS = 10_000;
/** PostgreSQL finds a leader that vanished without a goodbye within about 15 s, instead of two hours, and frees its lock. */
const FIND_VANISHED_PEER = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=3 -c tcp_keepalives_count=3';
/**
 * A leader says something every second. One that is stopped (SIGSTOP, a frozen machine) says nothing while its kernel
 * still answers keepalives: PostgreSQL ends its session then, and another relay takes over.
 */
const BEAT_EVERY_MS = 1_000;
const SILENCE_ENDS_SESSION_MS = 5_000;
const FIND_STOPPED_LEADER = `-c idle_session_timeout=${SILENCE_ENDS_SESSION_MS}`;
/** So much before PostgreSQL may have ended the session, the leader no longer trusts that it leads. */
const TRUST_MS = SILENCE_ENDS_SESSION_MS - 1_000;
const FAREWELL_MS = 1_000;

const SUBJECT = "coalesce(envelope->>'subject', '')";
const COLUMNS = `SELECT id, message_id, exchange, routing_key, ${SUBJECT} AS subject, envelope FROM outbox`;

export interface OutboxRow {
  readonly id: string;
  readonly message_id: string;
  readonly exchange: string;
  readonly routing_key: string;
  /** Of the aggregate: events with the same one are published in their order. */
  readonly subject: string;
  readonly envelope: Record<string, unknown>;
}

/**
 * The database session of the one relay that may publish: it holds an advisory lock, which PostgreSQL
 * frees when the session ends. Reads and deletes go through the same session, so that a relay which lost
 * the lock cannot go on. Of its own, because a pooled connection may change hands (and Prisma pools).
 */
export class LeaderSession {
  readonly #floor = new ScanFloor();
  readonly #beat = setInterval(() => void this.beat(), BEAT_EVERY_MS).unref();
  /** When the last statement was sent that PostgreSQL has answered. */
  #provenAt = performance.now();
  #turn: Promise<void> = Promise.resolve();
  #deleted = 0n;

  private constructor(
    private readonly client: Client,
    private readonly socket: Socket,
  ) {}

  /** Connects and takes the lock; null where another relay holds it. */
  static async acquire(databaseUrl: string, applicationName: string): Promise<LeaderSession | null> {
    const socket = new Socket();
    const client = new Client({
      stream: () => socket,
      connectionString: databaseUrl,
      application_name: applicationName,
      connectionTimeoutMillis: 5_000,
      query_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      options: `${FIND_VANISHED_PEER} ${FIND_STOPPED_LEADER}`,
    });
    // A lost session shows in the next statement; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
        RELAY_LOCK,
      ]);
      if (rows[0]?.got) return new LeaderSession(client, socket);
    } catch (error) {
      await client.end();
      throw error;
    }
    await client.end();
    return null;
  }

  /** The oldest rows, but of those with one of these subjects. */
  async next(limit: number, without: readonly string[] = []): Promise<OutboxRow[]> {
    if (without.length === 0) return this.#floor.isDue ? this.scanAll(limit) : this.scanAboveFloor(limit);
    const others = `${COLUMNS} WHERE ${SUBJECT} <> ALL($2::text[]) ORDER BY id LIMIT $1`;
    return this.select('next-other-outbox-rows', others, [limit, without]);
  }

  private scanAboveFloor(limit: number): Promise<OutboxRow[]> {
    const above = `${COLUMNS} WHERE id > $2 ORDER BY id LIMIT $1`;
    return this.select('next-outbox-rows', above, [limit, String(this.#floor.value)]);
  }

  private async scanAll(limit: number): Promise<OutboxRow[]> {
    const { xmin } = await this.snapshot();
    const rows = await this.select('all-outbox-rows', `${COLUMNS} ORDER BY id LIMIT $1`, [limit]);
    const { xmax } = await this.snapshot();
    const lowest = rows[0] && BigInt(rows[0].id);
    this.#floor.scanned({ xminBefore: xmin, lowest, deleted: this.#deleted, xmaxAfter: xmax });
    return rows;
  }

  private async snapshot(): Promise<{ xmin: bigint; xmax: bigint }> {
    const current =
      'SELECT pg_snapshot_xmin(now) AS xmin, pg_snapshot_xmax(now) AS xmax FROM pg_current_snapshot() AS now';
    const [row] = await this.select<{ xmin: string; xmax: string }>('current-snapshot', current, []);
    return { xmin: BigInt(row?.xmin ?? 0), xmax: BigInt(row?.xmax ?? 0) };
  }

  /** The oldest row with this subject, if there is one. */
  async firstOf(subject: string): Promise<OutboxRow[]> {
    const first = `${COLUMNS} WHERE ${SUBJECT} = $1 ORDER BY id LIMIT 1`;
    return this.select('first-outbox-row-of', first, [subject]);
  }

  /** Throws where the session may have ended unheard: what it has read may be another's to publish by now. */
  assertHeld(): void {
    const silentMs = performance.now() - this.#provenAt;
    if (silentMs > TRUST_MS)
      throw new Error(`the lead is in doubt after ${Math.round(silentMs)} ms of silence`);
  }

  async delete(ids: readonly string[]): Promise<void> {
    await this.proving(() =>
      this.client.query({
        name: 'delete-outbox-rows',
        text: 'DELETE FROM outbox WHERE id = ANY($1::bigint[])',
        values: [ids],
      }),
    );
    for (const id of ids) if (BigInt(id) > this.#deleted) this.#deleted = BigInt(id);
  }

  private async select<Row extends object = OutboxRow>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row[]> {
    return (await this.proving(() => this.client.query<Row>({ name, text, values }))).rows;
  }

  private proving<T>(query: () => Promise<T>): Promise<T> {
    const send = async (): Promise<T> => {
      const sentAt = performance.now();
      const result = await query();
      this.#provenAt = sentAt;
      return result;
    };
    // One after the other: a beat may be under way.
    const turn = this.#turn.then(send);
    this.#turn = turn.then(ignore, ignore);
    return turn;
  }

  private async beat(): Promise<void> {
    // One that fails shows in the next statement, or in its absence.
    await this.proving(() => this.client.query('SELECT 1')).catch(ignore);
  }

  /** A server that has gone silent does not say goodbye. */
  async end(): Promise<void> {
    clearInterval(this.#beat);
    const limit = new AbortController();
    const patience = sleep(FAREWELL_MS, undefined, { signal: limit.signal }).catch(() => undefined);
    await Promise.race([this.client.end().catch(() => undefined), patience]);
    limit.abort();
    this.socket.destroy();
  }
}

function ignore(): void {
  // What failed has been told to whoever asked for it.
}
