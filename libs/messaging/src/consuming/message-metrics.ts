import { LATENCY_BUCKETS, counter, histogram } from '#libs/common';

export const handled = histogram({
  name: 'message_handling_duration_seconds',
  help: 'How long messages took to be handled, by reaction and outcome',
  labelNames: ['reaction', 'outcome'],
  buckets: LATENCY_BUCKETS,
});

export const retried = counter({
  name: 'messages_retried_total',
  help: 'Messages that failed and come back after a delay',
  labelNames: ['reaction', 'delay'],
});

export const deadLettered = counter({
  name: 'messages_dead_lettered_total',
  help: 'Messages that were given up',
  labelNames: ['consumer', 'reason'],
});

export const duplicates = counter({
  name: 'messages_duplicate_total',
  help: 'Messages that had been handled before',
  labelNames: ['reaction'],
});
