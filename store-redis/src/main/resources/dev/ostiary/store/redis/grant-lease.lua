-- KEYS[2]: the session; ARGV[4]: the version that the caller has seen, or 0; ARGV[5]: how long the lease lasts; ARGV[6]:
-- the longest lease. A time ahead of this one was noted by a clock that was wrong.
local before = grant(KEYS[2])
if not before then
  return {'gone'}
end
local leased = tonumber(before[9] or '0')
if ARGV[4] ~= '0' and ARGV[4] ~= before[7] then
  return {'current', before}
end
if leased > now and leased <= now + tonumber(ARGV[6]) then
  return {'held', before}
end
local till = whole(now + tonumber(ARGV[5]))
redis.call('HSET', KEYS[2], 'leased', till)
return {'taken', before, till}
