-- KEYS[2]: the subject's sessions; KEYS[3]: its one-time tokens; ARGV[4]: until when the sessions are revoked;
-- ARGV[5] and on: the name of the other revocation, only tokens issued up to then, until when.
-- As with one session, deleting comes first, and a subject without any of these may find no memory.
local ended = {}
for _, id in ipairs(liveIds(KEYS[2])) do
  if dropSession(sessionKey(id), id) then
    table.insert(ended, id)
  end
end
if redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('DEL', KEYS[2])
end
for _, each in ipairs(oneTimesOf(KEYS[3])) do
  dropOneTime(KEYS[3], each.id)
end
for _, id in ipairs(ended) do
  revoke('s' .. id, now, tonumber(ARGV[4]))
end
revoke(ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7]))
settle()
return ended
