import { productTag, readIfMatch, versionTag } from './entity-tag';

describe('If-Match', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    ['"7"', [7]],
    ['"7", "8"', [7, 8]],
    ['"7-95"', [7]],
    ['W/"7"', []],
    ['"abc"', []],
    ['"7abc"', []],
    ['""', []],
  ])('%s names %j', (header, versions) => {
    expect(readIfMatch(header)).toEqual(versions);
  });

  it.each(['7', '"7', 'W/7', '', '"7" "8"'])('%j is refused', (header) => {
    expect(() => readIfMatch(header)).toThrow('If-Match');
  });

  it('names the version that an entity tag was made of', () => {
    expect(readIfMatch(versionTag({ version: 12 }))).toEqual([12]);
    expect(readIfMatch(productTag({ version: 3, available: 95 }))).toEqual([3]);
  });
});
