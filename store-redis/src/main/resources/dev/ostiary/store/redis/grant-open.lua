-- KEYS[2]: the session; KEYS[3]: its subject's; KEYS[4] and on: the revocations', and those of the grant's sessions; ARGV[4] and on: its id, subject, label, opened, refreshed, expires, current;
-- ARGV[11] and on: provider, subKey, sidKey or '', issued, authenticated, sealed; ARGV[17]: the second in which the user has authenticated;
-- ARGV[18] and on: the names of what the provider may have ended: the user, and the sid where there is one.
local signedOut = times(redis.call('HGET', revoked, ARGV[18]), now)
if signedOut and tonumber(ARGV[17]) <= signedOut then
  return -1
end
if ARGV[19] and times(redis.call('HGET', revoked, ARGV[19]), now) then
  return -1
end

-- The hash comes first: where there is no memory it is the write that is refused, and nothing has happened.
local expires = tonumber(ARGV[9])
if not read(KEYS[2]) and expires > now then
  begin(KEYS[2], 5)
  redis.call('HSET', KEYS[2], 'provider', ARGV[11], 'subKey', ARGV[12], 'issued', ARGV[14],
    'authenticated', ARGV[15], 'sealed', ARGV[16], 'version', '1', 'granted', whole(now))
  if ARGV[13] ~= '' then
    redis.call('HSET', KEYS[2], 'sidKey', ARGV[13])
  end
  lasts(KEYS[2], KEYS[3], grantIndexesOf(KEYS[2]), ARGV[4], expires)
end
return countLive(KEYS[3])
