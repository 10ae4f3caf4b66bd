/** Users without tags, so that none may manage anything, and without a password: nobody can log in as them yet. */
export function usersOf(names) {
  return names.map((name) => ({
    name,
    password_hash: '',
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: [],
  }));
}
