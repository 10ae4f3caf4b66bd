const COLOURS = { green: 32, yellow: 33, red: 31, dim: 2, bold: 1 };
const SHOW_RUNNING_AFTER_MS = 1_000;

/** The terminal: one line for each finished step, and a line that counts while one runs. */
export function createOutput(stream = process.stdout) {
  const isTerminal = Boolean(stream.isTTY);
  stream.on('error', () => {}); // a terminal that was closed must not keep us from stopping what runs
  const coloured = isTerminal && !process.env.NO_COLOR;
  const paint = (name, text) => (coloured ? `\x1b[${COLOURS[name]}m${text}\x1b[0m` : text);
  const clear = () => isTerminal && stream.write('\r\x1b[K');

  const print = (text = '') => {
    clear();
    stream.write(`${text}\n`);
  };

  /** Runs the task and reports its duration; the task answers a detail to show, or nothing. */
  const step = async (title, task) => {
    const begin = performance.now();
    const seconds = () => `${((performance.now() - begin) / 1000).toFixed(1)} s`;
    const showProgress = () => {
      if (isTerminal) stream.write(`\r\x1b[K… ${title} ${paint('dim', seconds())}`);
    };
    const announce = setTimeout(() => !isTerminal && print(`… ${title}`), SHOW_RUNNING_AFTER_MS);
    const ticking = setInterval(showProgress, 200);
    try {
      const detail = await task();
      const suffix = detail ? ` ${paint('dim', '·')} ${detail}` : '';
      print(`${paint('green', '✓')} ${title}${suffix} ${paint('dim', seconds())}`);
    } catch (error) {
      print(`${paint('red', '✗')} ${title} ${paint('dim', seconds())}`);
      throw error;
    } finally {
      clearTimeout(announce);
      clearInterval(ticking);
    }
  };

  return {
    print,
    step,
    note: (text) => print(`  ${text}`),
    warn: (text) => print(`${paint('yellow', '!')} ${text}`),
    fail: (text) => print(`${paint('red', '✗')} ${text}`),
    bold: (text) => paint('bold', text),
    paint,
  };
}
