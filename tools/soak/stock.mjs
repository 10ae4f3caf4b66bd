const ENDLESS = 1_000_000;
const PRODUCTS = 100;

/** Products that no soak sells out; answers their ids. */
export async function stockUp(client, { ADMIN_EMAIL: email, ADMIN_PASSWORD: password }) {
  const { accessToken: token } = await client.expect(200, 'POST', '/auth/login', {
    body: { email, password },
  });
  const { items } = await client.expect(200, 'GET', `/products?limit=${PRODUCTS}`);
  for (const { id } of items) {
    await client.expect(200, 'PUT', `/products/${id}/stock`, { token, body: { stock: ENDLESS } });
  }
  return items.map(({ id }) => id);
}
