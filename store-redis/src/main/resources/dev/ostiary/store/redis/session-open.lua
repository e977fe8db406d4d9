-- KEYS[2]: the session; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5] and on: subject, label, opened, refreshed, expires, current.
-- The hash comes first: where there is no memory it is the write that is refused, and nothing has happened.
local expires = tonumber(ARGV[9])
if not read(KEYS[2]) and expires > now then
  redis.call('HSET', KEYS[2], 'subject', ARGV[5], 'label', ARGV[6], 'opened', ARGV[7], 'refreshed', ARGV[8],
    'expires', ARGV[9], 'current', ARGV[10], 'superseded', '')
  redis.call('HDEL', KEYS[2], 'sealed', 'subKey', 'sidKey')
  lasts(KEYS[2], KEYS[3], {}, ARGV[4], expires)
end
return countLive(KEYS[3])
