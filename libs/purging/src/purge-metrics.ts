import { counter, gauge } from '#libs/common';

export const purgedRows = counter({
  name: 'purged_rows_total',
  help: 'Rows that were deleted, or emptied, because of their age',
  labelNames: ['table'],
});

export const purgeFailures = counter({
  name: 'purge_failures_total',
  help: 'Purges that were given up until the next round',
  labelNames: ['table'],
});

export const lastRound = gauge({
  name: 'purge_last_round_timestamp_seconds',
  help: 'When this instance last looked at all tables without a failure',
});
