-- KEYS[2]: the subject's sessions; KEYS[3]: its one-time tokens; ARGV[4]: until when the sessions are revoked;
-- ARGV[5] and on: the name of the other revocation, only tokens issued up to then, until when.
-- As with one session, deleting comes first, and a subject without any of these may find no memory.
local ids, oneTimes = liveIds(KEYS[2]), oneTimesOf(KEYS[3])
local needed = lacking(sessionKeys(ids))
if needed then
  return needed
end
local ended = {}
for _, id in ipairs(ids) do
  if goes(sessionKey(id), id) then
    table.insert(ended, id)
  end
end
needed = lacking(naming)
if needed then
  return needed
end

naming[KEYS[2]] = {}
local isListed = redis.call('EXISTS', KEYS[2]) == 1
drop()
if isListed then
  redis.call('DEL', KEYS[2])
end
for _, each in ipairs(oneTimes) do
  if each.till > now then
    dropEntry(each.id)
  end
end
if #oneTimes > 0 then
  redis.call('DEL', KEYS[3])
end
for _, id in ipairs(ended) do
  revoke('s' .. id, now, tonumber(ARGV[4]))
end
revoke(ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7]))
settle()
return ended
