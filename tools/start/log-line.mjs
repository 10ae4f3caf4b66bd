const LEVELS = { 10: 'TRACE', 20: 'DEBUG', 30: 'INFO', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };
const WARN = 40;

/** A service's log line for people: one line, or nothing where it is below the level to show. */
export function formatLogLine(service, line, lowestLevel = WARN) {
  const entry = parse(line);
  if (!entry) return line.trim() && `${service}  ${line}`;
  if (entry.level < lowestLevel) return undefined;
  const time = new Date(entry.time).toISOString().slice(11, 23);
  const error = entry.err?.message;
  const reason = error && error !== entry.msg ? `: ${error}` : '';
  const context = entry.context ? ` [${entry.context}]` : '';
  return `${service}  ${time} ${LEVELS[entry.level] ?? entry.level}${context} ${entry.msg ?? ''}${reason}`.replace(
    /\s*\n\s*/g,
    ' ⏎ ',
  );
}

function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    return typeof entry.level === 'number' ? entry : undefined;
  } catch {
    return undefined;
  }
}
