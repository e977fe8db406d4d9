-- KEYS[2]: the session; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5]: its subject; ARGV[6]: the presented token; ARGV[7]: its hash;
-- ARGV[8] and on: the successor, when it was issued, and until when the session lasts then; ARGV[11]: the grace;
-- ARGV[12]: how long 'superseded' may become; ARGV[13]: which copy of the token is presented; ARGV[14]: what is apart. Says what became of it, and the session where its current token is to be told,
-- with the time since that became the current one.
local before = read(KEYS[2])
if not before or before[1] ~= ARGV[5] then
  return {'ended'}
end
local superseded, hash, copy, apart = before[7] or '', ARGV[7], tonumber(ARGV[13]), tonumber(ARGV[14])
local grace = tonumber(ARGV[11])

if before[6] == ARGV[6] then
  if not before[8] and math.abs(copy - tonumber(before[9] or '0')) >= apart then
    return {'reused'}
  end
  local expires, grants = tonumber(ARGV[10]), grantIndexesOf(KEYS[2])
  local needed = lacking(grants)
  if needed then
    return needed
  end
  if expires > now then
    redis.call('HSET', KEYS[2], 'refreshed', ARGV[9], 'expires', ARGV[10], 'current', ARGV[8], 'unseen', '1',
      'exchanged', ARGV[13],
      'superseded', string.sub(hash .. string.format('%015.0f', now) .. superseded, 1, tonumber(ARGV[12])))
    if before[9] then
      redis.call('HDEL', KEYS[2], 'seen')
    end
    lasts(KEYS[2], KEYS[3], grants, ARGV[4], expires)
  else
    redis.call('DEL', KEYS[2])
    redis.call('ZREM', KEYS[3], ARGV[4])
  end
  return {'rotated'}
end

local function replacedAt(at)
  return tonumber(string.sub(superseded, at + 64, at + 78))
end

-- Of a time that is further ahead the clock was wrong, and the grace is not as long as that.
local function isWithinTheGrace(time)
  return math.abs(now - time) < grace
end

-- Whether another copy of the token that was replaced last was exchanged, or has come since that is settled, and no one browser has both.
local function contradicted()
  local other = tonumber(before[10] or '0')
  if other < 0 then
    return copy ~= -1 - other
  end
  local age = #superseded >= 158 and replacedAt(1) - replacedAt(80) or 0
  return copy ~= other and (math.abs(copy - other) >= apart or age - math.max(copy, other) >= apart)
end

-- Whether a browser may have sent the token that was replaced last before it got the current one.
local function mayBeOfOneBrowser()
  return before[8]
    or isWithinTheGrace(tonumber(before[11] or '0')) and now - replacedAt(1) - tonumber(before[9] or '0') < apart
end

for at = 1, #superseded, 79 do
  if string.sub(superseded, at, at + 63) == hash then
    if at == 1 and contradicted() then
      break
    end
    if isWithinTheGrace(replacedAt(at)) or at == 1 and mayBeOfOneBrowser() then
      if at == 1 and now - replacedAt(1) >= apart and tonumber(before[10] or '0') >= 0 then
        redis.call('HSET', KEYS[2], 'exchanged', whole(-1 - copy))
      end
      return {'repeated', before, whole(now - replacedAt(1))}
    end
    break
  end
end
return {'reused'}
