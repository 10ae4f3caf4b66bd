import { SHAPES } from './shapes.mjs';

/** Of the longer values, those that begin like a place in the line are compared there. */
const START = 8;

/**
 * A function that says what a log line gives away: `[{ what, hint }]`, with no more of a secret than its beginning.
 * `wanted` is what `wantedOf` answers.
 */
export function leakFinder(wanted) {
  const whole = new Map(wanted.filter((each) => each.whole).map((each) => [each.value, each]));
  const starts = Map.groupBy(
    wanted.filter((each) => !each.whole),
    ({ value }) => value.slice(0, START),
  );
  return (line) => [...shapesIn(line), ...valuesIn(line.toLowerCase(), starts), ...stringsIn(line, whole)];
}

function shapesIn(line) {
  return SHAPES.flatMap(({ what, pattern }) => {
    const [found] = pattern.exec(line) ?? [];
    return found === undefined ? [] : [{ what, hint: hintOf(found) }];
  });
}

function* valuesIn(line, starts) {
  for (let at = 0; at + START <= line.length; at += 1) {
    for (const { field, value } of starts.get(line.slice(at, at + START)) ?? [])
      if (line.startsWith(value, at)) yield { what: field, hint: hintOf(value) };
  }
}

/** A short value counts only where it is all that a JSON string says: "1234" is part of many a number. */
function* stringsIn(line, whole) {
  for (const [, text, isKey] of line.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/g)) {
    const found = isKey ? undefined : whole.get(text.toLowerCase());
    if (found) yield { what: found.field, hint: hintOf(found.value) };
  }
}

function hintOf(secret) {
  return `${secret.slice(0, 3)}… (${secret.length} characters)`;
}
