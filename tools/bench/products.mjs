const PLENTY = 1_000;

/** Products with so much stock that a bench does not sell them out. */
export async function sellableProducts(client) {
  const { items } = await client.expect(200, 'GET', '/products?limit=100&inStock=true');
  const ids = items.filter((product) => product.available >= PLENTY).map((product) => product.id);
  if (ids.length < 10) throw new Error('the catalog has too few products in stock: seed it first');
  return ids;
}
