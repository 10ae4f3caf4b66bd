import { defineScript } from '#libs/redis';

/**
 * Compare and set, over one basket or several: KEYS are the baskets; ARGV holds for each the version it must
 * still have ('' = must not exist), the version it gets ('' = is deleted), its body, and when it expires (ms).
 * The rules stay in TypeScript, once and testable; this only makes sure that nobody came in between.
 */
export const commitBaskets = defineScript({
  name: 'commitBaskets',
  lua: `
    for i, key in ipairs(KEYS) do
      if (redis.call('HGET', key, 'version') or '') ~= ARGV[i * 4 - 3] then return 0 end
    end
    for i, key in ipairs(KEYS) do
      local version, body, expiresAt = ARGV[i * 4 - 2], ARGV[i * 4 - 1], ARGV[i * 4]
      if version == '' then
        redis.call('DEL', key)
      else
        redis.call('HSET', key, 'version', version, 'body', body)
        redis.call('PEXPIREAT', key, expiresAt)
      end
    end
    return 1`,
  reply: (raw) => raw === 1,
});
