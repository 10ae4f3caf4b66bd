import { defineScript } from '#libs/redis';

/**
 * Counts the outcome of an attempt for each of KEYS, unless one of them must wait: then nothing is counted. ARGV holds
 * the outcome (`failure`, `success`, or `none` to look only) and the longest wait (ms); then for each key: how many
 * failures are free, in how long one is forgotten (ms), and whether a success clears it ('1').
 * Answers how long to wait (ms), 0 where there is no need.
 */
export const countAttempt = defineScript({
  name: 'countAttempt',
  lua: `
    local clock = redis.call('TIME')
    local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
    local outcome, longest = ARGV[1], tonumber(ARGV[2])
    local wait = 0
    for _, key in ipairs(KEYS) do
      wait = math.max(wait, (redis.call('HGET', key, 'lockedUntil') or 0) - now)
    end
    if wait > 0 or outcome == 'none' then return wait end
    for i, key in ipairs(KEYS) do
      local free, forgetting, clears = unpack(ARGV, i * 3, i * 3 + 2)
      if outcome == 'failure' then
        local counted, at = unpack(redis.call('HMGET', key, 'failures', 'at'))
        local failures = math.max(0, (counted or 0) - (now - (at or now)) / forgetting) + 1
        local over = math.ceil(failures - free)
        local delay = over > 0 and math.min(longest, 1000 * 2 ^ (over - 1)) or 0
        redis.call('HSET', key, 'failures', failures, 'at', now, 'lockedUntil', now + delay)
        redis.call('PEXPIRE', key, math.ceil(failures * forgetting) + delay)
      elseif clears == '1' then
        redis.call('DEL', key)
      end
    end
    return 0`,
  reply: (raw) => raw as number,
});
