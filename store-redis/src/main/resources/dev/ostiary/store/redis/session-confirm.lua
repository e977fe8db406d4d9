-- KEYS[2] and on: sessions; ARGV[4]: what is apart; ARGV[5] and on: of each the token that has arrived, its hash and which copy it is.
-- Says which sessions two hold a token of, by their number. A field is taken away first, which needs no memory.
local apart, stolen = tonumber(ARGV[4]), {}
for i = 2, #KEYS do
  local at = 3 * i - 1
  local copy = tonumber(ARGV[at + 2])
  local fields = redis.call('HMGET', KEYS[i], 'current', 'unseen', 'seen', 'exchanged')
  local other
  if fields[1] == ARGV[at] then
    if fields[2] then
      redis.call('HDEL', KEYS[i], 'unseen')
      redis.call('HSET', KEYS[i], 'seenAt', whole(now))
      if copy > 0 then
        redis.call('HSET', KEYS[i], 'seen', ARGV[at + 2])
      end
    else
      other = fields[3] or '0'
    end
  elseif fields[1] then
    local last = replacedOnes(KEYS[i])[1]
    if last and last.hash == string.sub(ARGV[at + 1], 1, hashBytes) then
      other = tonumber(fields[4] or '0')
      if other < 0 then
        other = -1 - other
      end
    end
  end
  if other and math.abs(copy - tonumber(other)) >= apart then
    table.insert(stolen, tostring(i - 1))
  end
end
return stolen
