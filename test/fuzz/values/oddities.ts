import fc from 'fast-check';

/** A number that JavaScript cannot hold or would print otherwise, as it goes into the JSON text. */
const literal = (text: string): unknown => JSON.rawJSON(text);

/** Keys that mean something to JavaScript, or to stores and templates. */
export const ODD_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'then',
  '',
  '$where',
  'a.b',
  '\u0000',
  '🪔',
];

export const ODD_STRINGS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\r\nX-Injected: yes',
  '\u202Egnp.exe',
  '\uFEFF',
  '\uD800',
  '🪔🪔🪔',
  'e\u0301'.repeat(50),
  'ﷺ',
  'İ',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e308',
  '{}',
  "'; DROP TABLE users; --",
  '%27%20OR%201=1',
  '%00',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '$(sleep 5)',
  '\\',
  '*',
  '(((((((((((((((((((((((((((((()',
  'x'.repeat(10_000),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2026-02-30T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.001Z',
];

const ODD_NUMBERS: readonly unknown[] = [
  0,
  literal('-0'),
  -1,
  0.1,
  -0.5,
  1e-308,
  1e308,
  -1e308,
  literal('1e400'),
  literal('-1e400'),
  literal('1.0'),
  literal('9'.repeat(400)),
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  2 ** 63,
  2 ** 64,
];

const DEEP = 200;
const nested = (wrap: (inner: unknown) => unknown): unknown =>
  Array.from({ length: DEEP }).reduce<unknown>((inner) => wrap(inner), null);
const deepList = nested((inner) => [inner]);
const deepObject = nested((inner) => ({ a: inner }));

export const oddStrings = fc.constantFrom(...ODD_STRINGS);
export const oddNumbers = fc.constantFrom(...ODD_NUMBERS);

/** An object with one key; made from entries, since `__proto__` is an own key only there. */
export const oddObjects = fc
  .tuple(fc.constantFrom(...ODD_KEYS), fc.oneof(oddStrings, oddNumbers, fc.constant({})))
  .map(([key, value]): unknown => Object.fromEntries([[key, value]]));

/** Values of every kind that somebody may send where another is expected. */
export const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], deepList, deepObject),
  oddStrings,
  oddNumbers,
  oddObjects,
  fc.array(oddStrings, { maxLength: 3 }),
);
