/** Rows as an aligned table: the first column to the left, figures to the right. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return [
    line(cells[0]),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...cells.slice(1).map(line),
  ].join('\n');
}

export function loadTable(runs) {
  const ms = ({ p50, p95, p99 }) => [p50, p95, p99].map((value) => value.toFixed(0));
  return table(
    [
      'customers',
      'orders',
      'orders/s',
      'flow p50',
      'p95',
      'p99 ms',
      'add-item p50',
      'p95',
      'p99 ms',
      'failed',
    ],
    runs.map((run) => [
      run.customers,
      run.orders,
      run.perSecond.toFixed(1),
      ...ms(run.flow),
      ...ms(run.addItem),
      run.failures.length,
    ]),
  );
}

export function usageTable(usage) {
  const total = usage.reduce((sum, row) => add(sum, row), { cpu: 0, rss: 0, pss: 0 });
  const services = usage
    .filter((row) => row.service)
    .reduce((sum, row) => add(sum, row), { cpu: 0, rss: 0, pss: 0 });
  const figures = ({ cpu, rss, pss }) => [(cpu * 1_000).toFixed(2), rss.toFixed(0), pss.toFixed(0)];
  return table(
    ['process', 'CPU ms/order', 'RSS MB', 'PSS MB'],
    [
      ...usage.map((row) => [row.name, ...figures(row)]),
      ['all services', ...figures(services)],
      ['everything', ...figures(total)],
    ],
  );
}

function add(sum, { cpu, rss, pss }) {
  return { cpu: sum.cpu + cpu, rss: sum.rss + rss, pss: sum.pss + pss };
}
