import { defineScript } from '#libs/redis';

/**
 * Compare and set, over one basket or several. KEYS holds for each basket: itself, the index it leaves and the
 * index it enters; at the end, where the sender gave an idempotency key, where the first answer is kept and the
 * index of such answers. ARGV holds for each: the version it must still have ('' = must not exist), the
 * version it gets ('' = is deleted), its body, when it expires (ms), its id, and whether it is listed ('1'); at the
 * end the answer, how long that is kept (ms), and what the index calls it. Answers 1, 0 where somebody came in between, or the first answer.
 * The rules stay in TypeScript, once and testable; this only makes sure that all of it happens, or nothing.
 */
export const commitBaskets = defineScript({
  name: 'commitBaskets',
  lua: `
    local count = math.floor(#KEYS / 3)
    local answerKey, answers = KEYS[count * 3 + 1], KEYS[count * 3 + 2]
    local first = answerKey and redis.call('GET', answerKey)
    if first then return first end
    for i = 0, count - 1 do
      if (redis.call('HGET', KEYS[i * 3 + 1], 'version') or '') ~= ARGV[i * 6 + 1] then return 0 end
    end
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    for i = 0, count - 1 do
      local basket, left, entered = unpack(KEYS, i * 3 + 1, i * 3 + 3)
      local version, body, expiresAt, id, listed = unpack(ARGV, i * 6 + 2, i * 6 + 6)
      if listed ~= '1' or left ~= entered then redis.call('ZREM', left, id) end
      if version == '' then
        redis.call('DEL', basket)
      else
        redis.call('HSET', basket, 'version', version, 'body', body)
        redis.call('PEXPIREAT', basket, expiresAt)
      end
      if listed == '1' then
        redis.call('ZADD', entered, expiresAt, id)
        redis.call('ZREMRANGEBYSCORE', entered, '-inf', now)
        redis.call('PEXPIREAT', entered, redis.call('ZRANGE', entered, -1, -1, 'WITHSCORES')[2])
      end
    end
    if answerKey then
      local answer, keptFor, name = unpack(ARGV, count * 6 + 1, count * 6 + 3)
      redis.call('SET', answerKey, answer, 'PX', keptFor)
      redis.call('ZADD', answers, now + keptFor, name)
      redis.call('ZREMRANGEBYSCORE', answers, '-inf', now)
      redis.call('PEXPIRE', answers, keptFor)
    end
    return 1`,
  reply: (raw) => raw as 0 | 1 | string,
});
