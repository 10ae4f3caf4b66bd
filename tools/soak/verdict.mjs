import { lowest, slope } from './slope.mjs';

/** A table may be so many times as large as the rows that live in it. */
const GROWN = 3;
/** And a small one this large: PostgreSQL gives space back in whole pages, and only from a file's end. */
const SMALL_BYTES = 8 * 2 ** 20;
const QUIET_WITHIN_SECONDS = 60;
/** What a garbage collection more or less, at either end of a soak, makes seem like growth. */
const HEAP_MB_PER_HOUR = 20;
/** The old generation is collected every few minutes: of each such window the lowest sample counts. */
const WINDOW_MINUTES = 2;
/** Of anything shorter, no trend can be told. */
const LEAST_MINUTES = 8;

/**
 * MB an hour that each service's heap grew, by the lowest sample of each window; NaN where the time was too short to tell.
 * `from` leaves out the start, in minutes.
 */
export function heapSlopes(samples, from = 0) {
  const services = [...new Set(samples.flatMap(({ heaps }) => heaps.map(({ service }) => service)))];
  return services.map((service) => {
    const points = samples
      .filter(({ minute }) => minute >= from)
      .map(({ minute, heaps }) => ({ x: minute, y: heaps.find((heap) => heap.service === service).heap }));
    return {
      service,
      first: points.at(0)?.y,
      last: points.at(-1)?.y,
      perHour: growth(points),
    };
  });
}

function growth(points) {
  const minutes = (points.at(-1)?.x ?? 0) - (points.at(0)?.x ?? 0);
  return minutes < LEAST_MINUTES ? Number.NaN : 60 * slope(lowest(points, WINDOW_MINUTES));
}

/** Tables that are too large for what lives in them, the worst first. */
export function swollen(tables) {
  return tables
    .filter(({ bytes, live }) => bytes > Math.max(SMALL_BYTES, live * GROWN))
    .sort((a, b) => b.bytes - a.bytes);
}

/** What is not as it should be; nothing, where all is well. */
export function violations({ accepted, settled, failures, quietAfterSeconds, deadLetters, slopes, tables }) {
  const unequal = accepted === settled ? [] : [`${accepted} orders were accepted and ${settled} are settled`];
  const loud =
    quietAfterSeconds <= QUIET_WITHIN_SECONDS
      ? []
      : [`still at work ${QUIET_WITHIN_SECONDS} s after the last order`];
  return [
    ...unequal,
    ...(failures > 0 ? [`${failures} orders were refused or broke off`] : []),
    ...loud,
    ...(deadLetters > 0 ? [`${deadLetters} messages were given up`] : []),
    ...slopes
      .filter(({ perHour }) => perHour > HEAP_MB_PER_HOUR)
      .map(({ service, perHour }) => `the heap of ${service} grows by ${perHour.toFixed(1)} MB an hour`),
    ...swollen(tables).map(
      ({ table, bytes, live }) => `${table} takes ${mb(bytes)} MB for ${mb(live)} MB of rows`,
    ),
  ];
}

export function mb(bytes) {
  return (bytes / 2 ** 20).toFixed(1);
}
