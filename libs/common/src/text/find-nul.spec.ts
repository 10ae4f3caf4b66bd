import { findNul } from './find-nul';

const find = (value: unknown) => findNul(JSON.stringify(value), value);

describe('the character U+0000', () => {
  it('is found where it stands', () => {
    expect(find({ a: { b: ['x', 'y\0'] } })).toBe('a.b.1');
    expect(find('\0')).toBe('');
    expect(find({ a: { 'k\0': 1 } })).toBe('a');
  });

  it('is not taken for the text that spells it', () => {
    expect(find({ a: '\\u0000' })).toBeUndefined();
    expect(find({ a: 'plain' })).toBeUndefined();
  });
});
