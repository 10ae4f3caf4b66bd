import fc from 'fast-check';
import { stepOf, type ReservationStatus, type StockMove } from './reservation-status';

interface State {
  readonly status: ReservationStatus;
  readonly onHand: number;
  readonly reserved: number;
}

const PIECES = 3;
const ON_HAND = 10;
const reserved: State = { status: 'RESERVED', onHand: ON_HAND, reserved: PIECES };

function apply(state: State, move: StockMove): State {
  const step = stepOf(move, state.status);
  if (!step) return state;
  return {
    status: step.to,
    onHand: state.onHand + step.onHand * PIECES,
    reserved: state.reserved + step.reserved * PIECES,
  };
}

describe('stock moves', () => {
  it('take the pieces out of the warehouse when the order is confirmed', () => {
    expect(apply(reserved, 'commit')).toEqual({ status: 'COMMITTED', onHand: 7, reserved: 0 });
  });

  it('give reserved pieces free when the order is cancelled', () => {
    expect(apply(reserved, 'release')).toEqual({ status: 'RELEASED', onHand: 10, reserved: 0 });
  });

  it('put committed pieces back when a confirmed order is cancelled', () => {
    const committed = apply(reserved, 'commit');
    expect(apply(committed, 'release')).toEqual({ status: 'RELEASED', onHand: 10, reserved: 0 });
  });

  it('change nothing once the pieces are released', () => {
    const released = apply(reserved, 'release');
    expect(apply(released, 'commit')).toBe(released);
    expect(apply(released, 'release')).toBe(released);
  });

  it('add up in every order and however often they come', () => {
    const moves = fc.array(fc.constantFrom<StockMove>('commit', 'release'));
    fc.assert(
      fc.property(moves, (sequence) => {
        const end = sequence.reduce(apply, reserved);
        const gone = end.status === 'COMMITTED' ? PIECES : 0;
        const held = end.status === 'RESERVED' ? PIECES : 0;
        expect(end).toMatchObject({ onHand: ON_HAND - gone, reserved: held });
      }),
    );
  });
});
