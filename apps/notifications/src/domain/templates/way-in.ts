import { required } from './parameters';
import type { Parameters } from './parameters';

/** What the reader of a mail proves to be its reader with: a link where there is one, else the bare token. */
export function wayIn(parameters: Parameters): string {
  const token = required(parameters, 'token');
  const link = parameters['link'];
  return link ? `Follow this link; it works once:\n\n${link}` : `Your code, which works once:\n\n${token}`;
}
