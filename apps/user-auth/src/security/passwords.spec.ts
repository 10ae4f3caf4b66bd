import { Passwords } from './passwords';

const passwords = new Passwords();

describe('Passwords', () => {
  it('hash with Argon2id at the recommended costs and a salt of their own', async () => {
    const [one, other] = await Promise.all([passwords.hash('P@ssw0rd'), passwords.hash('P@ssw0rd')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('match what was hashed and nothing else', async () => {
    const hash = await passwords.hash('P@ssw0rd');
    await expect(passwords.matches('P@ssw0rd', hash)).resolves.toBe(true);
    await expect(passwords.matches('p@ssw0rd', hash)).resolves.toBe(false);
  });

  it('match however the keyboard composes a letter', async () => {
    const hash = await passwords.hash('caf\u00e9-2026');
    await expect(passwords.matches('cafe\u0301-2026', hash)).resolves.toBe(true);
  });

  it('match nothing where there is no user', async () => {
    await expect(passwords.matches('P@ssw0rd', undefined)).resolves.toBe(false);
  });
});
