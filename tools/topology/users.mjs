/** The variable whose URL holds a user's password: `products-basket` → `PRODUCTS_BASKET_AMQP_URL`. */
export function urlVariable(user) {
  return `${user.toUpperCase().replaceAll('-', '_')}_AMQP_URL`;
}

/** Users without tags, so that none may manage anything, and without a password: nobody can log in as them yet. */
export function usersOf(names) {
  return names.map((name) => ({
    name,
    password_hash: '',
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: [],
  }));
}
