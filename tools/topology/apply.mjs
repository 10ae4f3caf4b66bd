import { resolve } from 'node:path';
import { brokerUrlVariable } from '../accounts/broker-urls.mjs';
import { openBroker } from './broker.mjs';
import { compare } from './compare.mjs';
import { IMMUTABLE } from './kinds.mjs';
import { passwordHash } from './password-hash.mjs';
import { passwordsFrom } from './passwords.mjs';
import { readSettings } from './settings.mjs';
import { topologyOf } from './source.mjs';
import { countsOf, lineOf } from './tell.mjs';

const root = resolve(import.meta.dirname, '../..');

/** The command `apply`; answers the exit code. */
export async function apply({ dryRun }) {
  const { how, changed, unchangeable, withoutPassword } = await applyTopology(readSettings(root), { dryRun });
  for (const line of dryRun ? changed.map(lineOf) : countsOf(changed)) console.log(line);
  if (changed.length === 0) console.log('nothing to change');
  else console.log(`${changed.length} ${dryRun ? 'would be' : 'were'} changed, ${how}`);
  for (const user of withoutPassword) {
    console.log(`${user} cannot log in: it has no password; set ${brokerUrlVariable(user)} and apply again`);
  }
  for (const each of unchangeable)
    console.error(`${lineOf(each)}; delete it once it is empty, and apply again`);
  return unchangeable.length > 0 ? 1 : 0;
}

/**
 * Makes what is missing on the broker, mends what differs, and takes away from our users what they should not have. Nobody else's
 * things are touched, and no queue is deleted: `unchangeable` says what only that would mend. `kinds` leaves the others alone.
 */
export async function applyTopology(settings, { dryRun = false, kinds } = {}) {
  const wanted = topologyOf(settings.topology);
  const passwords = passwordsFrom(
    settings.env,
    wanted.users.map(({ name }) => name),
  );
  const broker = await openBroker(settings);
  const actual = await broker.definitions();
  const differences = compare(wanted, actual, passwords).filter(({ kind }) => !kinds || kinds.includes(kind));
  const unchangeable = differences.filter(isUnchangeable);
  const changed = differences.filter((each) => !isUnchangeable(each));
  if (!dryRun) await change(broker, changed, passwords);
  return {
    how: broker.how,
    changed,
    unchangeable,
    withoutPassword: wanted.users
      .map(({ name }) => name)
      .filter((name) => !passwords.has(name) && !hasPassword(actual, name)),
  };
}

async function change(broker, differences, passwords) {
  // First what somebody has too much of.
  for (const each of differences.filter(({ problem }) => problem === 'surplus')) await broker.remove(each);
  const made = differences.filter(({ problem }) => problem !== 'surplus');
  if (made.length === 0) return;
  const definitions = {};
  for (const { kind, wanted, actual } of made) {
    const thing = kind === 'users' ? withPassword(wanted, actual, passwords) : wanted;
    definitions[kind] = [...(definitions[kind] ?? []), thing];
  }
  await broker.import(definitions);
}

/** A password that is not known here stays as it is. */
function withPassword(user, actual, passwords) {
  const password = passwords.get(user.name);
  const hash = password === undefined ? (actual?.password_hash ?? '') : passwordHash(password);
  return { ...user, password_hash: hash };
}

function hasPassword({ users }, name) {
  return Boolean(users.find((user) => user.name === name)?.password_hash);
}

function isUnchangeable({ kind, problem }) {
  return problem === 'different' && IMMUTABLE.includes(kind);
}
