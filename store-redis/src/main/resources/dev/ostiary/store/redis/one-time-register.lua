-- KEYS[2]: the id's entry; ARGV[4]: until when.
local till = tonumber(ARGV[4])
if till > now then
  redis.call('SET', KEYS[2], ARGV[4])
  expire(KEYS[2], till)
else
  redis.call('DEL', KEYS[2])
end
return 1
