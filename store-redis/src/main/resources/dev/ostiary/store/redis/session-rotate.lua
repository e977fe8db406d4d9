-- KEYS[2]: the session; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5]: its subject; ARGV[6]: the presented token; ARGV[7]: its hash;
-- ARGV[8] and on: the successor, when it was issued, and until when the session lasts then; ARGV[11]: the grace;
-- ARGV[12]: how long 'superseded' may become. Says what became of it, and the session where its current token is to be told.
local before = read(KEYS[2])
if not before or before[1] ~= ARGV[5] then
  return {'ended'}
end
local superseded, hash = before[7] or '', ARGV[7]

if before[6] == ARGV[6] then
  local expires = tonumber(ARGV[10])
  if expires > now then
    redis.call('HSET', KEYS[2], 'refreshed', ARGV[9], 'expires', ARGV[10], 'current', ARGV[8], 'unseen', '1',
      'superseded', string.sub(hash .. string.format('%015.0f', now) .. superseded, 1, tonumber(ARGV[12])))
    lasts(KEYS[2], KEYS[3], ARGV[4], expires)
  else
    redis.call('DEL', KEYS[2])
    redis.call('ZREM', KEYS[3], ARGV[4])
  end
  return {'rotated'}
end

for at = 1, #superseded, 79 do
  if string.sub(superseded, at, at + 63) == hash then
    local lost = at == 1 and before[8]
    if lost or now - tonumber(string.sub(superseded, at + 64, at + 78)) < tonumber(ARGV[11]) then
      return {'repeated', before}
    end
    break
  end
end
return {'reused'}
