import fc from 'fast-check';
import type { Schema } from './schema';

/** Where a request says when something ends, that has to lie ahead. */
const AHEAD = { min: new Date('2035-01-01T00:00:00.000Z'), max: new Date('2100-01-01T00:00:00.000Z') };
const times = fc.date({ ...AHEAD, noInvalidDate: true }).map((date) => date.toISOString());

const labels = fc.stringMatching(/^[a-z][a-z0-9]{2,12}$/);

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.tuple(labels, labels).map(([user, host]) => `${user}@${host}.example.com`),
  // Nobody is there, so nothing that is sent to one leaves this machine.
  uri: fc.tuple(labels, labels).map(([host, path]) => `https://${host}.invalid/${path}`),
  'date-time': times,
  date: times.map((time) => time.slice(0, 10)),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
};

/**
 * Texts as a well-meaning client sends them: what the schema allows, without blanks at the ends; the shortest and the
 * longest now and then.
 */
export function validStrings(schema: Schema): fc.Arbitrary<string> {
  const fits = fitting(schema);
  const some = candidates(schema).filter(fits);
  const extremes = [schema.minLength ?? 0, schema.maxLength ?? 0]
    .map((length) => 'x'.repeat(length))
    .filter(fits);
  if (schema.format !== undefined || extremes.length === 0) return some;
  return fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: fc.constantFrom(...extremes) });
}

function candidates({ format, pattern, minLength = 0, maxLength }: Schema): fc.Arbitrary<string> {
  const known = format === undefined ? undefined : FORMATS[format];
  if (known) return known;
  const text = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', minLength, maxLength }),
    fc.string({ unit: 'grapheme', minLength, maxLength }),
  );
  return pattern === undefined ? text : (matching(pattern) ?? text);
}

/** Undefined for patterns with look-ahead, which fast-check does not know, and for those of nearly everything. */
function matching(pattern: string): fc.Arbitrary<string> | undefined {
  // For each such class it lists all of Unicode, which takes seconds.
  if (/\\P\{/.test(pattern)) return undefined;
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return undefined;
  }
}

function fitting({ pattern, minLength = 0, maxLength = Infinity }: Schema): (text: string) => boolean {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return (text) =>
    // What the schema counts are characters, what the API counts may be UTF-16 units.
    [...text].length >= minLength &&
    text.length <= maxLength &&
    text === text.trim() &&
    text.isWellFormed() &&
    !/\p{Cc}/u.test(text) &&
    (expression?.test(text) ?? true);
}
