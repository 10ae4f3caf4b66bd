/** What a scan of the whole outbox found: ids are those of rows, `xmin` and `xmax` of PostgreSQL's snapshots. */
export interface FullScan {
  /** The oldest transaction that was running just before the scan. */
  readonly xminBefore: bigint;
  /** The oldest row; undefined where there was none. */
  readonly lowest: bigint | undefined;
  /** The newest row that was ever deleted here. */
  readonly deleted: bigint;
  /** Just after the scan: every transaction that had begun to write then has a lower number. */
  readonly xmaxAfter: bigint;
}

interface Candidate {
  readonly floor: bigint;
  readonly xmax: bigint;
}

const FULL_SCAN_EVERY_MS = 2_000;
/** Between a row's id and its transaction's number lie microseconds in which only the id exists. */
const MARGIN = 1_000n;

/**
 * Below which id the outbox is known to be empty for good, so that scans can leave it out. While somebody's long transaction
 * keeps PostgreSQL from cleaning up, the deleted rows stay at the index's beginning, and a scan from there reads all of them:
 * 45 ms for 34,000, five times a second. A cursor behind the last id would lose the rows of transactions that commit late; this floor rises
 * only when every transaction that could still write below it has ended, and a whole scan since then found nothing there.
 */
export class ScanFloor {
  #floor = 0n;
  #candidate: Candidate | undefined;
  #scannedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** No row has this id or a lower one, nor will any. */
  get value(): bigint {
    return this.#floor;
  }

  /** Whether the next scan has to be a whole one. */
  get isDue(): boolean {
    return this.now() - this.#scannedAt >= FULL_SCAN_EVERY_MS;
  }

  scanned({ xminBefore, lowest, deleted, xmaxAfter }: FullScan): void {
    this.#scannedAt = this.now();
    // A restored sequence may begin anew.
    if (lowest !== undefined && lowest <= this.#floor) this.#floor = lowest - 1n;
    if (this.#candidate && xminBefore < this.#candidate.xmax) return;
    if (this.#candidate) this.#floor = least(this.#candidate.floor, lowest);
    const floor = (lowest ?? deleted + 1n) - 1n - MARGIN;
    this.#candidate = floor > 0n ? { floor, xmax: xmaxAfter } : undefined;
  }
}

function least(floor: bigint, lowest: bigint | undefined): bigint {
  return lowest !== undefined && lowest <= floor ? lowest - 1n : floor;
}
