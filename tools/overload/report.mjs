import { table } from '../bench/report.mjs';
import { ratioOf } from './verdict.mjs';

/** The figures of a run, as tables for a terminal. */
export function report(result) {
  const { capacity, normal, overload, settled, memory } = result;
  return [
    `It can do ${capacity.toFixed(1)} orders/s with four readers for each; the load client shares the processors with it.`,
    loadTable({ normal, overload }),
    latencyTable(result),
    `The load client began its visits late by ${late(normal)} (normal) and ${late(overload)} (overload): not counted.`,
    `Shed: ${list(overload.shed)}`,
    `Settled: ${list(settled.statuses)} within ${settled.seconds.toFixed(1)} s after the end; open: ${settled.open.length}`,
    memoryTable(memory),
  ].join('\n\n');
}

function loadTable(runs) {
  const rows = Object.entries(runs).map(
    ([name, { offered, accepted, shed, completed, seconds, cpuSeconds }]) => [
      name,
      offered,
      (offered / seconds).toFixed(0),
      accepted.all.count,
      Object.values(shed).reduce((sum, count) => sum + count, 0),
      completed,
      (completed / seconds).toFixed(1),
      `${((cpuSeconds / seconds) * 100).toFixed(0)} %`,
    ],
  );
  return table(
    ['', 'offered', '/s', 'accepted', 'shed', 'orders', 'orders/s', 'load client, of a core'],
    rows,
  );
}

function latencyTable({ normal, overload }) {
  const ms = (times) => ['p50', 'p95', 'p99'].map((name) => times?.[name].toFixed(1) ?? '–');
  const rows = Object.keys(normal.accepted).map((kind) => [
    kind,
    ...ms(normal.accepted[kind]),
    ...ms(overload.accepted[kind]),
    ratioOf({ normal, overload }, kind).toFixed(2),
  ]);
  return table(['ms', 'normal p50', 'p95', 'p99', 'overload p50', 'p95', 'p99', 'p99 ratio'], rows);
}

function memoryTable(memory) {
  const rows = Object.entries(memory).map(([name, { before, most, after }]) => [
    name,
    ...[before, most, after].map((megabytes) => megabytes.toFixed(0)),
  ]);
  return table(['RSS MB', 'before', 'most', 'after'], rows);
}

function late({ late: { p50, p99 } }) {
  return `${p50.toFixed(0)} ms (p50) and ${p99.toFixed(0)} ms (p99)`;
}

function list(counts) {
  const entries = Object.entries(counts).map(([name, count]) => `${count} × ${name}`);
  return entries.join(', ') || 'none';
}
