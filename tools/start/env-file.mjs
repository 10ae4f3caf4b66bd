import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

const HEADER =
  '# Written by `npm start`; .env.example explains every variable. Keep this file to yourself.\n';
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

const DEFAULTS = {
  JWT_SECRET: () => randomBytes(48).toString('base64url'),
  ENCRYPTION_SECRET: () => randomBytes(48).toString('base64url'),
  ADMIN_EMAIL: () => 'admin@example.com',
  ADMIN_PASSWORD: readablePassword,
  SERVER_ACCOUNTS_SECRET: () => randomBytes(48).toString('base64url'),
  RABBITMQ_ADMIN_PASSWORD: () => randomBytes(24).toString('base64url'),
  STUB_WEBHOOK_SECRET: () => `whsec_${randomBytes(32).toString('base64')}`,
};

/** The variables of an env file; none if there is no file. */
export function readEnvFile(file) {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

/** Adds what is missing of the generated variables; answers the names that were added. */
export function completeEnvFile(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : HEADER;
  const { text: completed, added } = completeEnv(text, DEFAULTS);
  if (added.length > 0) writeFileSync(file, completed, { mode: 0o600 });
  chmodSync(file, 0o600);
  return added;
}

function completeEnv(text, defaults) {
  const present = parseEnv(text);
  const added = Object.keys(defaults).filter((name) => !present[name]);
  const lines = added.map((name) => `${name}=${defaults[name]()}\n`).join('');
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return { text: added.length > 0 ? text + separator + lines : text, added };
}

/** `NAME=value` lines, quotes and `#` comments. Node's own parser is missing from the first releases of Node 20. */
export function parseEnv(text) {
  const env = {};
  for (const line of text.split(/\r?\n/)) {
    const [, name, raw] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name) env[name] = unquote(raw);
  }
  return env;
}

function unquote(raw) {
  const [, , quoted] = /^(["'`])(.*?)\1\s*(?:#.*)?$/.exec(raw) ?? [];
  return quoted ?? raw.replace(/\s+#.*$|^#.*$/, '').trim();
}

/** Four groups of five characters that cannot be mistaken for each other: 99 bits. */
function readablePassword() {
  const group = () => Array.from({ length: 5 }, () => READABLE[randomInt(READABLE.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
