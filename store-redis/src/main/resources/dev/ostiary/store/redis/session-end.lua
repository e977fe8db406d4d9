-- KEYS[2]: the session; ARGV[4]: its id; ARGV[5]: until when it is revoked.
goes(KEYS[2], ARGV[4])
local needed = lacking(naming)
if needed then
  return needed
end
drop()
revoke('s' .. ARGV[4], now, tonumber(ARGV[5]))
settle()
return 1
