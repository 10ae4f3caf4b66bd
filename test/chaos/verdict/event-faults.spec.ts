import type { PromisedEvent } from '../witness/promises';
import { eventFaults } from './event-faults';

const event = (id: string, subject = 'order-1'): PromisedEvent => ({ id, subject, type: 'order.placed.v1' });
const heard = (...ids: string[]) => new Map(ids.map((id, position) => [id, position]));
const idsOf = (events: readonly PromisedEvent[]) => events.map(({ id }) => id);

describe('events', () => {
  it('are all there, whatever their order across aggregates and services', () => {
    const promised = [[event('a'), event('b', 'order-2'), event('c')], [event('d')]];
    const found = eventFaults(promised, heard('d', 'b', 'a', 'c'));
    expect(found).toEqual({ lost: [], unpromised: [], inverted: [] });
  });

  it('are lost where nobody heard them', () => {
    expect(idsOf(eventFaults([[event('a'), event('b')]], heard('a')).lost)).toEqual(['b']);
  });

  it('come from nowhere where nobody committed them', () => {
    expect(eventFaults([[event('a')]], heard('a', 'x')).unpromised).toEqual(['x']);
  });

  it('are inverted where an earlier one of the same aggregate was heard later', () => {
    const promised = [[event('a'), event('b'), event('c'), event('d')]];
    expect(idsOf(eventFaults(promised, heard('a', 'd', 'b', 'c')).inverted)).toEqual(['d']);
    expect(idsOf(eventFaults(promised, heard('b', 'c', 'd', 'a')).inverted)).toEqual(['b', 'c', 'd']);
  });
});
