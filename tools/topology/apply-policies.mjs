import { applyTopology } from './apply.mjs';
import { settingsOf } from './settings.mjs';

// The part of the topology that no service can declare itself: the broker catches events that no queue is bound to.
try {
  await applyTopology(settingsOf(process.env), { kinds: ['policies'] });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
