import { formatLogLine } from './log-line.mjs';

/** Turns what happens to the services into lines on the terminal. */
export function narrate(output, { verbose }) {
  const lowestLevel = verbose ? 'trace' : 'warn';
  const tellers = {
    line: ({ service, line }) => {
      const text = formatLogLine(service, line, lowestLevel);
      if (text) output.print(`  ${text}`);
    },
    died: ({ service, reason, delayMs }) =>
      output.warn(`${service} died (${reason}); it starts again in ${delayMs / 1000} s`),
    killed: ({ service, graceMs }) =>
      output.warn(`${service} did not stop within ${graceMs / 1000} s and was killed`),
    ready: ({ service, ms }) => output.note(`${service} is ready after ${(ms / 1000).toFixed(1)} s`),
  };
  return (event) => tellers[event.type]?.(event);
}
