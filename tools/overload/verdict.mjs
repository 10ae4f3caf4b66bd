/** How much later than usual the slowest hundredth of what is accepted may be. */
const MOST = 2;

export function ratioOf({ normal, overload }, kind = 'all') {
  return overload.accepted[kind]?.p99 / normal.accepted[kind]?.p99;
}

/** What was not as it should be, in words; nothing where all was. */
export function verdict(result) {
  const { normal, overload, settled } = result;
  const ratio = ratioOf(result);
  const shed = Object.keys(overload.shed);
  return [
    ...faultsOf('at normal load', normal),
    ...faultsOf('in the overload', overload),
    ...(ratio <= MOST
      ? []
      : [`p99 of what was accepted is ${ratio.toFixed(2)} times the normal one, at most ${MOST}`]),
    ...(shed.length > 0 ? [] : ['nothing was shed: that was no overload']),
    ...settled.open.map(({ id, status }) => `the accepted order ${id} is not settled: ${status}`),
  ];
}

function faultsOf(when, { faults }) {
  return Object.entries(faults).map(([fault, count]) => `${count} × ${fault} (${when})`);
}
