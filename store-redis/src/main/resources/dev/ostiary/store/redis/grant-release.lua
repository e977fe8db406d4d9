-- KEYS[2]: the session; ARGV[4]: until when the lease was to last; ARGV[5]: the version that the provider has failed for, or 0.
-- A field is taken away first, which needs no memory.
local before = grant(KEYS[2])
if not before then
  return 0
end
if before[9] == ARGV[4] then
  redis.call('HDEL', KEYS[2], 'leased')
end
local failing = tonumber(before[10] or '0')
if ARGV[5] == before[7] and (failing == 0 or failing > now) then
  redis.call('HSET', KEYS[2], 'failing', whole(now))
end
return 1
