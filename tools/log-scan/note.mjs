import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Variables that hold nothing but a secret, or somebody's address. */
const SECRET = /(_SECRETS?|_PASSWORD|_EMAIL|PRIVATE_KEY)$/;
const MAIL = /^To: (?<email>.+)|^(?<token>[\w-]{43})$|[?&]token=(?<linked>[\w-]+)/gm;

/** What an environment holds of secrets, those in URLs included. */
export function secretsOfEnvironment(env) {
  return Object.entries(env).flatMap(([field, value]) => {
    if (!value) return [];
    if (SECRET.test(field)) return value.split(',').map((each) => ({ field, value: each }));
    const { password } = field.endsWith('_URL') && URL.canParse(value) ? new URL(value) : {};
    return password ? [{ field, value: decodeURIComponent(password) }] : [];
  });
}

/** What a folder of mails, each a file, holds: who got them, and the one-time tokens in them. */
export function secretsOfMails(folder) {
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(MAIL)].flatMap(({ groups }) =>
      Object.entries(groups).flatMap(([field, value]) =>
        value ? [{ field: `mailed ${field}`, value }] : [],
      ),
    ),
  );
}

/** For processes that open a system of their own: where somebody scans the logs, they know its secrets. */
export function noteSecretsOf(env, folder = process.env.USED_VALUES_FOLDER) {
  const lines = secretsOfEnvironment(env).map((value) => `${JSON.stringify(value)}\n`);
  if (folder) appendFileSync(join(folder, `${process.pid}.jsonl`), lines.join(''), { mode: 0o600 });
}

/** What all processes have noted in the folder. */
export function readNotes(folder) {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  );
}
