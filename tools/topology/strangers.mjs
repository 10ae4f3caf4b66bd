/** What is on the broker and not ours, in lines: nothing to mend, but somebody should know it. */
export function strangers(wanted, actual) {
  const vhosts = new Set(wanted.vhosts.map(({ name }) => name));
  const here = (things) => (things ?? []).filter(({ vhost }) => vhosts.has(vhost));
  const users = unknown(actual.users, wanted.users);
  const withoutPassword = actual.users.filter(
    ({ name, password_hash: hash }) => !hash && wanted.users.some((user) => user.name === name),
  );
  return [
    ...list(
      'other users',
      users.map((user) => user.name + (isAdministrator(user) ? ' (administrator)' : '')),
    ),
    ...list('other exchanges', namesOf(unknown(here(actual.exchanges), wanted.exchanges))),
    ...list('other queues', namesOf(unknown(here(actual.queues), wanted.queues))),
    ...list('users without a password', namesOf(withoutPassword)),
  ];
}

/** Of several policies that fit an exchange only one counts, that of the highest priority: one of somebody else may undo ours. */
export function overriding(wanted, actual) {
  return wanted.policies.flatMap((ours) =>
    unknown(actual.policies, wanted.policies)
      .filter((other) => other.vhost === ours.vhost && other.priority >= ours.priority)
      .filter((other) => ['exchanges', 'all'].includes(other['apply-to']))
      .filter((other) => fits(other, ours, wanted.exchanges))
      .map(
        (other) =>
          `policy ${other.name} in ${other.vhost} takes the place of ${ours.name}; lower its priority`,
      ),
  );
}

function fits(other, ours, exchanges) {
  return exchanges.some(
    ({ vhost, name }) =>
      vhost === ours.vhost && new RegExp(ours.pattern).test(name) && new RegExp(other.pattern).test(name),
  );
}

function unknown(things, known) {
  const keys = new Set(known.map(({ vhost, name }) => `${vhost} ${name}`));
  return (things ?? []).filter(({ vhost, name }) => !keys.has(`${vhost} ${name}`));
}

function list(title, names) {
  return names.length > 0 ? [`${title}: ${names.join(', ')}`] : [];
}

function namesOf(things) {
  return things.map(({ name }) => name);
}

function isAdministrator({ tags }) {
  return (Array.isArray(tags) ? tags : String(tags).split(',')).includes('administrator');
}
