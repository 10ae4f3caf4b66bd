import { SecretBox } from './secret-box';

const [old, fresh] = ['an old secret of this test, long enough', 'a new secret of this test, long enough'];
const boxOf = (purpose: string, ...secrets: string[]) => new SecretBox({ secrets }, purpose);
const box = boxOf('totp', old);

describe('a sealed secret', () => {
  it('opens for its owner', () => {
    expect(box.open(box.seal('JBSWY3DPEHPK3PXP', 'user-1'), 'user-1')).toBe('JBSWY3DPEHPK3PXP');
  });

  it('looks different each time, and never like the secret', () => {
    const [one, other] = [box.seal('secret', 'user-1'), box.seal('secret', 'user-1')];
    expect(one).not.toBe(other);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('secret');
  });

  it('opens neither for another owner, nor for another purpose, nor under another key', () => {
    const sealed = box.seal('secret', 'user-1');
    expect(box.open(sealed, 'user-2')).toBeUndefined();
    expect(boxOf('mail', old).open(sealed, 'user-1')).toBeUndefined();
    expect(boxOf('totp', fresh).open(sealed, 'user-1')).toBeUndefined();
  });

  it('does not open once it was touched, nor where it is none', () => {
    const sealed = box.seal('secret', 'user-1');
    const touched = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
    for (const wrong of [touched, sealed.slice(0, 20), '', 'no seal at all'])
      expect(box.open(wrong, 'user-1')).toBeUndefined();
  });

  it('opens after a change of keys, while the former one is accepted', () => {
    const sealed = box.seal('secret', 'user-1');
    expect(boxOf('totp', fresh, old).open(sealed, 'user-1')).toBe('secret');
  });
});
