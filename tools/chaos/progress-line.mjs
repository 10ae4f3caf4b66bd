/** Where a run stands: `2:05 · 612 orders, 3 waiting · 48 faults · broken: kill orders, broker`. */
export function progressLine({ seconds, accepted, waiting, faults, broken }) {
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const now = broken.length > 0 ? `broken: ${broken.join(', ')}` : 'nothing is broken';
  return `${time} · ${accepted} orders, ${waiting} waiting · ${faults} faults · ${now}`;
}
