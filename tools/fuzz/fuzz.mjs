import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readEnvFile } from '../start/env-file.mjs';
import { openSystem } from '../space/system.mjs';
import { USAGE, readOptions } from './options.mjs';
import { readTypeScript } from './typescript.mjs';

const root = join(import.meta.dirname, '../..');
const overrides = {
  // All of the fuzzer's people come from one address, and they fail a lot.
  LOCKOUT_FAILURES_PER_ADDRESS: '1000000',
  RETRY_DELAYS: '100ms,300ms,1s',
  // Endpoints of webhooks are made up: no name is looked up for them.
  WEBHOOKS_ALLOW_PRIVATE_NETWORKS: 'true',
};
const say = (line) => console.log(line);

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}

readTypeScript();
const require = createRequire(import.meta.url);
const { fuzz } = require('../../test/fuzz/run/fuzzer.ts');
const { describeFinding } = require('../../test/fuzz/run/finding.ts');
const { summaryOf } = require('../../test/fuzz/run/summary.ts');
const { secretsOf } = require('../../test/fuzz/world/secrets.ts');

const system = options.url
  ? await running(options.url)
  : await openSystem({ log: say, logs: 'fuzz', overrides });
try {
  const { url, env } = system;
  const report = await fuzz({
    ...options,
    url,
    secrets: secretsOf(env),
    alone: options.url === undefined,
    onProgress: progress(options.cases),
  });
  for (const finding of report.findings) say(`\n${describeFinding(finding)}`);
  say(`\n${summaryOf(report)}`);
  process.exitCode = report.findings.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await system.close();
}
process.exit();

/** A system that runs already: the administrator is the one of its `.env`. */
async function running(url) {
  return { url, env: { ...readEnvFile(join(root, '.env')), ...process.env }, close: () => {} };
}

/** Says now and then how far it is; in a terminal on one line. */
function progress(cases) {
  const { isTTY } = process.stderr;
  const every = Math.max(1, Math.floor(cases / (isTTY ? 200 : 10)));
  return (done) => {
    if (done % every !== 0 && done !== cases) return;
    const line = `${done.toLocaleString('en')} of ${cases.toLocaleString('en')} cases`;
    process.stderr.write(isTTY ? `\r\x1b[K… ${line}${done === cases ? '\r\x1b[K' : ''}` : `… ${line}\n`);
  };
}
