import { brokerDown } from './broker-down.mjs';
import { halfOpen } from './half-open.mjs';
import { lostQueue } from './lost-queue.mjs';
import { memoryAlarm } from './memory-alarm.mjs';
import { sigterm } from './sigterm.mjs';
import { stoppedLeader } from './stopped-leader.mjs';

export const DRILLS = [halfOpen, lostQueue, sigterm, stoppedLeader, memoryAlarm, brokerDown];
