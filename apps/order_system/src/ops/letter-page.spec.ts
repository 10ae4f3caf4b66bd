import { ValidationError } from '#libs/common';
import { refundLetter } from './dead-letter.examples';
import { letterPage } from './letter-page';

const letters = [3, 2, 1].map((second) => ({
  ...refundLetter,
  id: `orders-${second}`,
  lastFailedAt: `2026-11-22T12:00:0${second}.000Z`,
}));
const unknown = { ...refundLetter, id: 'orders-0', lastFailedAt: null };

describe('a page of dead letters', () => {
  it('goes on where the one before ended', () => {
    const first = letterPage([...letters, unknown], 2, undefined);
    expect(first.items.map(({ id }) => id)).toEqual(['orders-3', 'orders-2']);
    const second = letterPage([...letters, unknown], 2, first.nextCursor ?? '');
    expect(second.items.map(({ id }) => id)).toEqual(['orders-1', 'orders-0']);
    expect(second.nextCursor).toBeNull();
  });

  it('misses nothing when letters have gone meanwhile', () => {
    const { nextCursor } = letterPage(letters, 2, undefined);
    expect(letterPage(letters.slice(2), 2, nextCursor ?? '').items).toEqual([letters[2]]);
  });

  it('refuses what is no cursor', () => {
    expect(() => letterPage(letters, 2, 'x')).toThrow(ValidationError);
  });
});
