/**
 * What became of an order's request for stock. RELEASED is also the mark of an order that was
 * cancelled before it asked.
 */
export type ReservationStatus = 'RESERVED' | 'REJECTED' | 'COMMITTED' | 'RELEASED';

/** One step of a reservation: where it leads, and the sign by which its pieces change the stock. */
export interface StockStep {
  readonly to: ReservationStatus;
  readonly onHand: -1 | 0 | 1;
  readonly reserved: -1 | 0;
}

/** From which status each move leads where; from any other it changes nothing. */
const stockMoves = {
  /** The order stands: its pieces leave the warehouse. */
  commit: {
    RESERVED: { to: 'COMMITTED', onHand: -1, reserved: -1 },
  },
  /** The order is off: its pieces are for sale again, those that had left included. */
  release: {
    RESERVED: { to: 'RELEASED', onHand: 0, reserved: -1 },
    COMMITTED: { to: 'RELEASED', onHand: 1, reserved: 0 },
  },
} satisfies Record<string, Partial<Record<ReservationStatus, StockStep>>>;

export type StockMove = keyof typeof stockMoves;

export function stepOf(move: StockMove, status: ReservationStatus): StockStep | undefined {
  const steps: Partial<Record<ReservationStatus, StockStep>> = stockMoves[move];
  return steps[status];
}
