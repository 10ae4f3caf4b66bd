import { MAX_ADDRESSES } from '#contracts/users/saved-address';
import { addAddress, changeAddress } from './address-book';

const home = { name: 'Ada', line1: 'Main Street 1', city: 'Berlin', postalCode: '10115', country: 'DE' };

describe('an address book', () => {
  it('makes the first address the default, unless told otherwise', () => {
    expect(addAddress(home, 0).isDefault).toBe(true);
    expect(addAddress(home, 1).isDefault).toBe(false);
    expect(addAddress({ ...home, isDefault: false }, 0).isDefault).toBe(false);
    expect(addAddress({ ...home, isDefault: true }, 7).isDefault).toBe(true);
  });

  it('takes as many addresses as it holds, and no more', () => {
    expect(addAddress(home, MAX_ADDRESSES - 1)).toMatchObject(home);
    expect(() => addAddress(home, MAX_ADDRESSES)).toThrow(
      expect.objectContaining({ code: 'ADDRESS_BOOK_FULL', kind: 'unprocessable' }) as Error,
    );
  });
});

describe('a change of an address', () => {
  const bare = addAddress(home, 0);
  const saved = { ...bare, line2: 'Left', label: 'home' };

  it('changes what is given and nothing else', () => {
    expect(changeAddress(saved, { city: 'Potsdam', label: 'office' })).toEqual({
      ...saved,
      city: 'Potsdam',
      label: 'office',
    });
    expect(changeAddress(saved, {})).toEqual(saved);
  });

  it('clears what is null', () => {
    expect(changeAddress(saved, { line2: null, label: null })).toEqual(bare);
  });
});
