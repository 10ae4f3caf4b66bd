import { DomainError } from '#libs/common';
import type { RequestClient } from '#libs/messaging';
import type { KnownProduct, ProductCopy } from '../persistence/product-copy';
import { ProductLookup } from './product-lookup';

const mug: KnownProduct = { id: 'mug', name: 'Mug', price: { amount: 900, currency: 'EUR' } };

function lookupWith(known: KnownProduct | 'removed' | undefined, answer: () => Promise<unknown>) {
  const copy = { find: jest.fn().mockResolvedValue(known), keep: jest.fn().mockResolvedValue(undefined) };
  const requests = { send: jest.fn(answer) };
  const lookup = new ProductLookup(copy as unknown as ProductCopy, requests as unknown as RequestClient);
  return { lookup, copy, requests };
}

const refusal = (code: string, kind: 'not-found' | 'unavailable') => () =>
  Promise.reject(new DomainError(code, kind, 'refused'));

describe('ProductLookup', () => {
  it('does not ask the catalog for what it knows', async () => {
    const { lookup, requests } = lookupWith(mug, () => Promise.resolve());
    expect(await lookup.get('mug')).toEqual(mug);
    expect(requests.send).not.toHaveBeenCalled();
  });

  it('asks the catalog for what it does not know, and keeps the answer', async () => {
    const { lookup, copy } = lookupWith(undefined, () => Promise.resolve({ data: { ...mug, version: 4 } }));
    expect(await lookup.get('mug')).toMatchObject(mug);
    expect(copy.keep).toHaveBeenCalledWith(expect.objectContaining(mug), 4);
  });

  it.each([
    ['removed', lookupWith('removed', () => Promise.resolve())],
    ['unknown to the catalog too', lookupWith(undefined, refusal('PRODUCT_NOT_FOUND', 'not-found'))],
  ])('names the field of a product that is %s', async (_, { lookup }) => {
    await expect(lookup.get('mug')).rejects.toMatchObject({
      code: 'PRODUCT_NOT_FOUND',
      facts: { errors: [{ field: 'productId' }] },
    });
  });

  it('passes on that the catalog is down', async () => {
    const { lookup } = lookupWith(undefined, refusal('SERVICE_UNAVAILABLE', 'unavailable'));
    await expect(lookup.get('mug')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
