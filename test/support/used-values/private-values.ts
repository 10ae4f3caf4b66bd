/** A secret, or something personal, and the field that it was under. */
export interface PrivateValue {
  readonly field: string;
  readonly value: string;
}

/** Of bodies, wherever they stand there. */
const FIELDS = new Set([
  ...['password', 'currentPassword', 'newPassword', 'accessToken', 'refreshToken', 'token', 'key', 'secret'],
  ...[
    'totp',
    'code',
    'recoveryCodes',
    'otpauthUrl',
    'email',
    'phone',
    'line1',
    'line2',
    'city',
    'postalCode',
  ],
]);
/** What makes a `name` that of a person, and not of a product or a key. */
const OF_PERSONS = ['email', 'phone', 'line1', 'locale'];
const HEADERS = ['authorization', 'x-api-key', 'basket-token', 'idempotency-key', 'webhook-signature'];

/** What a JSON body holds of it. */
export function privateValuesIn(body: unknown): PrivateValue[] {
  if (Array.isArray(body)) return body.flatMap(privateValuesIn);
  if (typeof body !== 'object' || body === null) return [];
  const isPerson = OF_PERSONS.some((field) => field in body);
  return Object.entries(body).flatMap(([field, value]: [string, unknown]) => {
    const isPrivate = (FIELDS.has(field) && !isReason(field, value)) || (isPerson && field === 'name');
    return isPrivate ? stringsIn(field, value) : privateValuesIn(value);
  });
}

/** What a message's headers hold of it; a scheme such as `Bearer` is no part of the secret. */
export function privateHeadersIn(headers: Headers): PrivateValue[] {
  return HEADERS.flatMap((field) => {
    const value = headers.get(field)?.split(' ').at(-1);
    return value === undefined ? [] : [{ field, value }];
  });
}

/** A problem's code, such as `INVALID_TOKEN`, is no second factor's. */
function isReason(field: string, value: unknown): boolean {
  return field === 'code' && typeof value === 'string' && /^[A-Z][A-Z_]+$/.test(value);
}

/** Parses what may be JSON. */
export function privateValuesInText(text: string): PrivateValue[] {
  try {
    return privateValuesIn(JSON.parse(text));
  } catch {
    return [];
  }
}

function stringsIn(field: string, value: unknown): PrivateValue[] {
  if (typeof value === 'string') return [{ field, value }];
  if (Array.isArray(value)) return value.flatMap((each) => stringsIn(field, each));
  return privateValuesIn(value);
}
