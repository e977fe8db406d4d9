-- KEYS[2]: the id's entry; KEYS[3]: its subject's; ARGV[4]: the id; ARGV[5]: the subject; ARGV[6]: the purpose; ARGV[7]: until when;
-- ARGV[8]: how many may be open.
local id, subject, purpose, till, most = ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local knownTill, knownSubject = oneTime(id)
local known = knownTill and oneTimesKey(knownSubject)
local needed = lacking({known})
if needed then
  return needed
end
if till <= now then
  if known then
    dropOneTimes(known, {id}, {})
  end
  return 1
end

local last, latest, open, over, stale = 0, till, {}, {}, {}
for _, each in ipairs(oneTimesOf(KEYS[3])) do
  last = math.max(last, each.turn)
  if each.till <= now then
    if each.id ~= id then
      table.insert(stale, each.id)
    end
  else
    latest = math.max(latest, each.till)
    if each.purpose == purpose and each.id ~= id then
      table.insert(open, each)
    end
  end
end
table.sort(open, function(one, other) return one.turn < other.turn end)
for i = 1, #open - most + 1 do
  table.insert(over, open[i].id)
end

-- The entry comes first: where there is no memory it is the write that is refused, and nothing has happened.
redis.call('SET', KEYS[2], whole(till) .. ' ' .. subject)
expire(KEYS[2], till)
redis.call('HSET', KEYS[3], id, whole(last + 1) .. ' ' .. whole(till) .. ' ' .. purpose)
expire(KEYS[3], latest)
if known and knownSubject ~= subject then
  redis.call('HDEL', known, id)
end
dropOneTimes(KEYS[3], over, stale)
return 1
