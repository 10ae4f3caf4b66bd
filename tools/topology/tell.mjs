import { KINDS } from './kinds.mjs';

const byKind = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** A difference in a line: `queue orders.x in /: arguments are {…} and should be {…}`. */
export function lineOf({ kind, problem, wanted, actual, fields }) {
  const { one, name } = byKind.get(kind);
  const title = `${one} ${name(wanted ?? actual)}`;
  if (problem === 'missing') return `${title} is missing`;
  if (problem === 'surplus') return `${title} should not be there`;
  return `${title}: ${fields.map((field) => fieldOf(field, wanted, actual)).join('; ')}`;
}

/** How many of each kind: `permissions: 2 made, 1 changed, 1 removed`. */
export function countsOf(differences) {
  return KINDS.flatMap(({ kind }) => {
    const count = (problem) =>
      differences.filter((each) => each.kind === kind && each.problem === problem).length;
    const parts = [
      [count('missing'), 'made'],
      [count('different'), 'changed'],
      [count('surplus'), 'removed'],
    ].filter(([number]) => number > 0);
    if (parts.length === 0) return [];
    return [`${kind.replace('_', ' ')}: ${parts.map(([number, verb]) => `${number} ${verb}`).join(', ')}`];
  });
}

function fieldOf(field, wanted, actual) {
  if (field === 'password') return `the password is not that of its URL`;
  return `${field} ${text(actual[field])} should be ${text(wanted[field])}`;
}

function text(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
