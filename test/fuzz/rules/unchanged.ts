import type { Rule } from '../exchange';

/** What was refused has changed nothing. */
export const unchanged: Rule = ({ answer, seen }) => {
  if (!answer || answer.status < 400 || !seen || seen.before === seen.after) return [];
  const { before, after } = seen;
  return [{ rule: 'refused and yet done', reason: `${answer.status}, and ${before} became ${after}` }];
};
