const COLUMNS = [
  ['ID', ({ id }) => id],
  ['WHEN', ({ lastFailedAt }) => lastFailedAt?.slice(0, 19).replace('T', ' ') ?? '-'],
  ['REASON', ({ reason }) => reason],
  ['TRIED', ({ attempts }) => String(attempts)],
  ['QUEUE', ({ queue }) => queue || '-'],
  ['TYPE', ({ type }) => type ?? '-'],
  ['ORDER', ({ orderId }) => orderId ?? '-'],
];

/** The letters as lines, a column for each fact that tells them apart. */
export function tableOf(letters) {
  if (letters.length === 0) return 'no dead letters';
  const rows = [
    COLUMNS.map(([title]) => title),
    ...letters.map((letter) => COLUMNS.map(([, cell]) => printable(cell(letter)))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, `${letters.length} dead letter${letters.length === 1 ? '' : 's'}`].join('\n');
}

/** A letter in full, a fact a line. */
export function sheetOf(letter) {
  return Object.entries(letter)
    .filter(([name, value]) => name !== 'payload' && value !== null && value !== '' && !isEmptyList(value))
    .map(
      ([name, value]) => `${name}: ${printable(Array.isArray(value) ? value.join('\n  ') : String(value))}`,
    )
    .concat(`payload: ${JSON.stringify(letter.payload, null, 2)}`)
    .join('\n');
}

const isEmptyList = (value) => Array.isArray(value) && value.length === 0;

/** What a sender has set must not drive the operator's terminal. */
function printable(text) {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? '\n' : '\uFFFD'));
}
