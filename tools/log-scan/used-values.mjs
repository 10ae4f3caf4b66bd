/** From so many characters on a value is looked for anywhere in a line; a shorter one only as a whole JSON string. */
const LONG = 8;
/** Shorter ones say nothing: they occur by chance. */
const SHORTEST = 4;

/** Personal values of tests that are words of this system, or of any log, as well. */
export const COMMONPLACE = new Set([
  // The name of a broker's user that everybody has, and its password.
  'guest',
  // Whose they are in tests, and what services, roles and databases are called.
  'admin',
  'customer',
  'staff',
  'postgres',
]);

/** Where fuzzers put one character over and over, and lower-case words that are in any log: neither says anything of anybody. */
const FREE_TEXT = new Set(['name', 'line1', 'line2', 'city', 'postalCode', 'phone', 'idempotency-key']);
const PLAIN = /^(?:(.)\1*|[a-z]+)$/u;

/**
 * What is to be looked for, from what tests have noted: `[{ field, value }]`.
 * Answers what is looked for, `{ value, field, whole }`, in lower case, and how much is not: `{ wanted, ignored }`.
 */
export function wantedOf(noted) {
  const wanted = new Map();
  const ignored = { short: new Set(), plain: new Set(), commonplace: new Set() };
  for (const { field, value } of noted) {
    const text = value.trim().toLowerCase();
    if (text.length < SHORTEST) ignored.short.add(text);
    else if (COMMONPLACE.has(text)) ignored.commonplace.add(text);
    else if (FREE_TEXT.has(field) && PLAIN.test(value.trim())) ignored.plain.add(text);
    else
      for (const form of formsOf(text)) wanted.set(form, { value: form, field, whole: text.length < LONG });
  }
  return {
    wanted: [...wanted.values()],
    ignored: {
      short: ignored.short.size,
      plain: ignored.plain.size,
      commonplace: [...ignored.commonplace],
    },
  };
}

/** The value as it is, and as JSON and URLs write it. */
function formsOf(text) {
  return new Set([text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text).toLowerCase()]);
}
