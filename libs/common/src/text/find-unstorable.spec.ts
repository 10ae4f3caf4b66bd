import { findUnstorable } from './find-unstorable';

const find = (value: unknown) => findUnstorable(JSON.stringify(value), value);

describe.each([
  ['the character U+0000', '\0'],
  ['the first half of a surrogate pair', '\ud83e'],
  ['the second half of a surrogate pair', '\udea4'],
])('%s', (_, character) => {
  it('is found where it stands', () => {
    expect(find({ a: { b: ['x', `y${character}`] } })).toBe('a.b.1');
    expect(find(character)).toBe('');
    expect(find({ a: { [`k${character}`]: 1 } })).toBe('a');
  });
});

describe('a text that can be stored', () => {
  it.each(['\\u0000', '\\ud83e', 'plain', '🪤'])('is not taken for another: %s', (text) => {
    expect(find({ a: text })).toBeUndefined();
  });

  it('may spell a whole surrogate pair', () => {
    expect(findUnstorable('"\\ud83e\\udea4"', '🪤')).toBeUndefined();
  });
});
