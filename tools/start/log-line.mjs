const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** A service's log line for people: one line, or nothing where it is below the level to show. */
export function formatLogLine(service, line, lowestLevel = 'warn') {
  const entry = parse(line);
  if (!entry) return line.trim() && `${service}  ${line}`;
  if (LEVELS.indexOf(entry.level) < LEVELS.indexOf(lowestLevel)) return undefined;
  const time = new Date(entry.time).toISOString().slice(11, 23);
  const error = entry.err?.message;
  const reason = error && error !== entry.msg ? `: ${error}` : '';
  const context = entry.context ? ` [${entry.context}]` : '';
  const text = `${time} ${entry.level.toUpperCase()}${context} ${entry.msg ?? ''}${reason}`;
  return `${service}  ${text.replace(/\s*\n\s*/g, ' ⏎ ')}`;
}

function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    return LEVELS.includes(entry.level) ? entry : undefined;
  } catch {
    return undefined;
  }
}
