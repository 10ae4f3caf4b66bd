import type { ProblemType } from './problem-type.dto';

export const stale: ProblemType = {
  type: '/problems/stale-version',
  code: 'STALE_VERSION',
  status: 412,
  area: 'requests',
  title: 'Somebody else changed it',
  meaning: '`If-Match` names a version that is no longer the current one.',
  remedy: 'Read it again, apply the change to what it is now, and send the new `ETag`.',
};
