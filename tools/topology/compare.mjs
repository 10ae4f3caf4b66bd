import { isDeepStrictEqual } from 'node:util';
import { KINDS } from './kinds.mjs';
import { isHashOf } from './password-hash.mjs';

/**
 * How a broker differs from what is wanted: `{ kind, problem, wanted, actual, fields }`, with `problem` one of `missing`, `different` and
 * `surplus`. `passwords` are those that are known, by user. Users, queues, exchanges and policies that nobody wants are none of our business;
 * what is surplus is a right of one of our users, or a binding to something of ours.
 */
export function compare(wanted, actual, passwords = new Map()) {
  return KINDS.flatMap((kind) => [
    ...lacking(kind, wanted[kind.kind], actual[kind.kind] ?? [], passwords),
    ...surplus(kind, wanted, actual[kind.kind] ?? []),
  ]);
}

function lacking({ kind, key, fields }, wanted, actual, passwords) {
  const present = new Map(actual.map((each) => [key(each), each]));
  return wanted.flatMap((each) => {
    const found = present.get(key(each));
    if (!found) return [{ kind, problem: 'missing', wanted: each }];
    const other = fields.filter((field) => !isDeepStrictEqual(valueOf(found, field), valueOf(each, field)));
    if (kind === 'users' && !hasPassword(found, passwords)) other.push('password');
    return other.length > 0
      ? [{ kind, problem: 'different', wanted: each, actual: found, fields: other }]
      : [];
  });
}

function surplus({ kind, key }, wanted, actual) {
  const isOurs = OURS[kind]?.(wanted);
  if (!isOurs) return [];
  const known = new Set(wanted[kind].map(key));
  return actual
    .filter((each) => isOurs(each) && !known.has(key(each)))
    .map((each) => ({ kind, problem: 'surplus', actual: each }));
}

const OURS = {
  permissions: ofOurUsers,
  topic_permissions: ofOurUsers,
  bindings: ({ exchanges, queues }) => {
    const places = new Set([
      ...exchanges.map(({ vhost, name }) => `${vhost} exchange ${name}`),
      ...queues.map(({ vhost, name }) => `${vhost} queue ${name}`),
    ]);
    return ({ vhost, destination_type: type, destination }) => places.has(`${vhost} ${type} ${destination}`);
  },
};

function ofOurUsers({ users }) {
  const names = new Set(users.map(({ name }) => name));
  return ({ user }) => names.has(user);
}

/** Old versions answer tags as text. */
function valueOf(thing, field) {
  const value = thing[field];
  if (field !== 'tags') return value;
  return Array.isArray(value)
    ? value
    : String(value ?? '')
        .split(',')
        .filter(Boolean);
}

function hasPassword(user, passwords) {
  const password = passwords.get(user.name);
  return password === undefined || isHashOf(user.password_hash, password);
}
