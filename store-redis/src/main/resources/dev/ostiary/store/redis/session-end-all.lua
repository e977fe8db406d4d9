-- KEYS[2]: the subject's sessions; ARGV[4]: the subject; ARGV[5]: now, of the caller;
-- ARGV[6]: until when the sessions are revoked; ARGV[7]: until when the subject's other tokens are.
-- As with one session, deleting comes first, and a subject without sessions may find no memory.
local ended = {}
for _, id in ipairs(liveIds(KEYS[2])) do
  if redis.call('DEL', sessionKey(id)) == 1 then
    table.insert(ended, id)
  end
end
if redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('DEL', KEYS[2])
end
for _, id in ipairs(ended) do
  revoke('s' .. id, now, tonumber(ARGV[6]))
end
revoke('u' .. ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[7]))
settle()
return ended
