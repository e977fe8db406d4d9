-- Since when the store remembers without a gap: '<id> <milliseconds>'. Where the key is gone, so is everything else.
local function beginEpoch()
  redis.call('SET', KEYS[1], nonce .. whole(micros) .. ' ' .. whole(now))
end

if redis.call('EXISTS', KEYS[1]) == 0 then
  beginEpoch()
end
