import { table } from '../bench/report.mjs';
import { waiting } from './backlog.mjs';
import { mb } from './verdict.mjs';

const LARGEST = 12;

/** The figures of a soak, as text. */
export function report(result) {
  return [
    table(['soak', ''], summary(result)),
    table(
      ['heap', 'first MB', 'last MB', 'MB an hour'],
      result.slopes.map(({ service, first, last, perHour }) => [
        service,
        ...[first, last, perHour].map(figure),
      ]),
    ),
    table(
      ['table', 'rows', 'rows MB', 'file MB', 'file / rows'],
      [...result.tables]
        .sort((a, b) => b.bytes - a.bytes)
        .slice(0, LARGEST)
        .map(({ table: name, rows, live, bytes }) => [
          name,
          rows,
          mb(live),
          mb(bytes),
          live > 0 ? (bytes / live).toFixed(2) : '–',
        ]),
    ),
    ...result.failed.map((failure) => `failed: ${failure}`),
    verdict(result.violations),
  ].join('\n\n');
}

/** Nothing, where the soak was too short to tell. */
function figure(value) {
  return Number.isFinite(value) ? value.toFixed(1) : '–';
}

function summary({
  minutes,
  idleMinutes,
  perSecond,
  accepted,
  settled,
  failures,
  deadLetters,
  quietAfterSeconds,
  samples,
}) {
  return [
    ['minutes', minutes],
    ['of them with an idle transaction in each database', idleMinutes.toFixed(1)],
    ['orders/s', perSecond.toFixed(1)],
    ['orders accepted', accepted],
    ['orders settled', settled],
    ['orders refused or broken off', failures],
    ['dead letters', deadLetters],
    ['most that waited at once (events, messages, orders)', Math.max(...samples.map(waiting))],
    ['seconds from the last order until nothing waited', quietAfterSeconds.toFixed(1)],
  ];
}

function verdict(violations) {
  if (violations.length === 0) return 'nothing lost, nothing left, nothing grown';
  return ['NOT as it should be:', ...violations.map((line) => `- ${line}`)].join('\n');
}
