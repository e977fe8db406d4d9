-- KEYS[2]: the session; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5]: its subject; ARGV[6]: the presented token; ARGV[7]: its hash;
-- ARGV[8] and on: the successor, when it was issued, and until when the session lasts then; ARGV[11]: the grace;
-- ARGV[12]: how many that were replaced may be remembered; ARGV[13]: which copy of the token is presented; ARGV[14]: what is apart. Says what became of it, and the session where its
-- current token is to be told, with the time since that became the current one.
local before = read(KEYS[2])
if not before or before[1] ~= ARGV[5] then
  return {'ended'}
end
local hash, copy, apart = string.sub(ARGV[7], 1, hashBytes), tonumber(ARGV[13]), tonumber(ARGV[14])
local grace, all = tonumber(ARGV[11]), replacedOnes(KEYS[2])

-- Of a time that is further ahead the clock was wrong, and the grace is not as long as that.
local function isWithinTheGrace(time)
  return math.abs(now - time) < grace
end

-- Notes that one more token was replaced.
local function noteReplaced()
  local write, stale = {'replaced', hash .. packed(now) .. (all[1] and packed(all[1].at) or '')}, {'superseded'}
  local remembers = true
  for i = 1, #all do
    remembers = remembers and i < tonumber(ARGV[12]) and all[i].hash ~= '' and isWithinTheGrace(all[i].at)
    if remembers then
      table.insert(write, 'before' .. i)
      table.insert(write, all[i].hash .. packed(all[i].at))
    else
      table.insert(stale, 'before' .. i)
    end
  end
  redis.call('HSET', KEYS[2], unpack(write))
  redis.call('HDEL', KEYS[2], unpack(stale))
end

if before[6] == ARGV[6] then
  if not before[7] and math.abs(copy - tonumber(before[8] or '0')) >= apart then
    return {'reused'}
  end
  local expires, grants = tonumber(ARGV[10]), grantIndexesOf(KEYS[2])
  local needed = lacking(grants)
  if needed then
    return needed
  end
  if expires > now then
    redis.call('HSET', KEYS[2], 'refreshed', ARGV[9], 'expires', ARGV[10], 'current', ARGV[8], 'unseen', '1')
    if copy ~= 0 then
      redis.call('HSET', KEYS[2], 'exchanged', ARGV[13])
    elseif before[9] then
      redis.call('HDEL', KEYS[2], 'exchanged')
    end
    noteReplaced()
    if before[8] then
      redis.call('HDEL', KEYS[2], 'seen')
    end
    lasts(KEYS[2], KEYS[3], grants, ARGV[4], expires)
  else
    redis.call('DEL', KEYS[2])
    redis.call('ZREM', KEYS[3], ARGV[4])
  end
  return {'rotated'}
end

-- Whether another copy of the token that was replaced last was exchanged, or has come since that is settled, and no one browser has both.
local function contradicted()
  local other = tonumber(before[9] or '0')
  if other < 0 then
    return copy ~= -1 - other
  end
  local age = all[2] and all[1].at - all[2].at or 0
  return copy ~= other and (math.abs(copy - other) >= apart or age - math.max(copy, other) >= apart)
end

-- Whether a browser may have sent the token that was replaced last before it got the current one.
local function mayBeOfOneBrowser()
  return before[7]
    or isWithinTheGrace(tonumber(before[10] or '0')) and now - all[1].at - tonumber(before[8] or '0') < apart
end

for i, each in ipairs(all) do
  if each.hash == hash then
    if i == 1 and contradicted() then
      break
    end
    if isWithinTheGrace(each.at) or i == 1 and mayBeOfOneBrowser() then
      if i == 1 and now - each.at >= apart and tonumber(before[9] or '0') >= 0 then
        redis.call('HSET', KEYS[2], 'exchanged', whole(-1 - copy))
      end
      return {'repeated', told(KEYS[2], before), whole(now - all[1].at)}
    end
    break
  end
end
return {'reused'}
