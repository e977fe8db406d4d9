-- KEYS[2]: the session; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5]: the expected token; ARGV[6] and on: the new state.
local before = read(KEYS[2])
if not before or before[6] ~= ARGV[5] then
  return 0
end
if tonumber(ARGV[10]) > now then
  keep(KEYS[2], KEYS[3], ARGV[4], 6)
else
  redis.call('DEL', KEYS[2])
  redis.call('ZREM', KEYS[3], ARGV[4])
end
return 1
