import type { FaultFigures, Verdict } from './verdict';

/** Longer lists of violations say no more. */
const MOST_TOLD = 30;

/** The verdict for people, as tables of Markdown that can be put into a document. */
export function report({ promises, faults, violations }: Verdict): string {
  return [
    ...table(['promise', 'figure'], promises),
    '',
    ...table(['fault', 'injected', 'longest recovery', 'bound'], faults.map(rowOf)),
    '',
    ...(violations.length === 0
      ? ['every promise was kept']
      : [`${violations.length} violations:`, ...violations.slice(0, MOST_TOLD).map((text) => `- ${text}`)]),
    ...(violations.length > MOST_TOLD ? [`- … and ${violations.length - MOST_TOLD} more`] : []),
  ].join('\n');
}

function rowOf({ kind, injected, longestRecoveryMs, boundMs }: FaultFigures): string[] {
  return [kind, String(injected), seconds(longestRecoveryMs), seconds(boundMs)];
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '–' : `${(ms / 1000).toFixed(1)} s`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], filler = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ];
}
