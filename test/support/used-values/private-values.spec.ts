import { privateHeadersIn, privateValuesIn, privateValuesInText } from './private-values';

const fieldsIn = (body: unknown) => privateValuesIn(body).map(({ field, value }) => `${field}=${value}`);

it('finds secrets and personal data wherever they stand', () => {
  const address = { name: 'Ada', line1: 'Main Street 1', country: 'DE' };
  expect(
    fieldsIn({ basketId: '1', shippingAddress: address, items: [{ email: 'ada@example.com' }] }),
  ).toEqual(['name=Ada', 'line1=Main Street 1', 'email=ada@example.com']);
  expect(fieldsIn({ recoveryCodes: ['a1', 'b2'] })).toEqual(['recoveryCodes=a1', 'recoveryCodes=b2']);
});

it("takes a product's name and a problem's code for what they are", () => {
  expect(fieldsIn({ id: 'prod-1', name: 'A lamp', price: { amount: 1 } })).toEqual([]);
  expect(fieldsIn({ status: 401, code: 'INVALID_TOKEN', detail: 'Log in again.' })).toEqual([]);
  expect(fieldsIn({ items: [{ reason: { code: 'MALFORMED_JSON' } }] })).toEqual([]);
  expect(fieldsIn({ code: '492039' })).toEqual(['code=492039']);
});

it('finds credentials in headers, without their scheme', () => {
  const headers = new Headers({ authorization: 'Bearer abc', 'x-api-key': 'osk_1', accept: '*/*' });
  expect(privateHeadersIn(headers)).toEqual([
    { field: 'authorization', value: 'abc' },
    { field: 'x-api-key', value: 'osk_1' },
  ]);
});

it('finds nothing in what is no JSON', () => {
  expect(privateValuesInText('email=ada@example.com')).toEqual([]);
});
