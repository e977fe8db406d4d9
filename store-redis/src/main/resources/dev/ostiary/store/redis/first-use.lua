-- KEYS[2]: the id's entry; ARGV[4]: until when it is remembered.
local known = redis.call('GET', KEYS[2])
if known and tonumber(known) > now then
  return 0
end
local till = tonumber(ARGV[4])
if till > now then
  redis.call('SET', KEYS[2], ARGV[4])
  expire(KEYS[2], till)
end
return 1
