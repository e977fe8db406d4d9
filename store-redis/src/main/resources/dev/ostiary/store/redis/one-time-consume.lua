-- KEYS[2]: the id's entry.
local till = redis.call('GET', KEYS[2])
if not till then
  return 0
end
redis.call('DEL', KEYS[2])
return tonumber(till) > now and 1 or 0
