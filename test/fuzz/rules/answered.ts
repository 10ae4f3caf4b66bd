import type { Rule } from '../exchange';

/** Every request is answered, and no answer says that the fault is the server's: nothing is away here. */
export const answered: Rule = ({ answer, failure }) => {
  if (!answer) return [{ rule: 'server error', reason: `there was no answer: ${failure}` }];
  if (answer.status < 500) return [];
  return [{ rule: 'server error', reason: `answered ${answer.status} ${codeOf(answer.body)}` }];
};

export function codeOf(body: unknown): string {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
