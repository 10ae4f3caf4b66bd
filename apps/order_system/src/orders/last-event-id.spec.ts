import { ValidationError } from '#libs/common';
import { readLastEventId } from './last-event-id';

describe('Last-Event-ID', () => {
  it.each([
    [undefined, 0],
    ['0', 0],
    ['17', 17],
  ])('%s stands for step %s', (header, step) => {
    expect(readLastEventId(header)).toBe(step);
  });

  it.each(['', 'abc', '-1', '1.5', ' 7', '9999999999', '1, 2'])('%j is refused', (header) => {
    expect(() => readLastEventId(header)).toThrow(ValidationError);
  });
});
