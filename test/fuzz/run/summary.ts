import type { FuzzReport } from './fuzzer';

/** By rule; the first three are always told. */
const TOLD: Readonly<Record<string, string>> = {
  'server error': 'server errors',
  'undocumented answer': 'undocumented answers',
  leak: 'leaks',
  'open door': 'open doors',
  'refused and yet done': 'refusals that changed something',
  'accepted against the document': 'bodies accepted against the document',
  'sound request refused': 'sound requests refused',
  'dead letter': 'dead letters',
};

/** The run in one line. */
export function summaryOf({ cases, operations, findings, seed }: FuzzReport): string {
  const counts = Object.entries(TOLD).map(([rule, told], index) => {
    const count = findings.filter((finding) => finding.rule === rule).length;
    return count > 0 || index < 3 ? [`${count.toLocaleString('en')} ${told}`] : [];
  });
  const tried = `${cases.toLocaleString('en')} cases over ${operations} operations`;
  return [tried, ...counts.flat(), `seed ${seed}`].join(' · ');
}
