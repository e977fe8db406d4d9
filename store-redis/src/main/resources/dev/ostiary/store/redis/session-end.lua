-- KEYS[2]: the session; ARGV[4]: its id; ARGV[5]: until when it is revoked.
-- Deleting comes first: it is never refused for want of memory, and what follows a write within a script is not either.
local subject = redis.call('HGET', KEYS[2], 'subject')
if subject then
  redis.call('DEL', KEYS[2])
  redis.call('ZREM', prefix .. 'subject:' .. subject, ARGV[4])
end
revoke('s' .. ARGV[4], now, tonumber(ARGV[5]))
settle()
return 1
