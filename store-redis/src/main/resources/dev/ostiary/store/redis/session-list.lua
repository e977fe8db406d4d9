-- KEYS[2]: the subject's sessions.
local found = {}
for _, id in ipairs(liveIds(KEYS[2])) do
  local fields = read(sessionKey(id))
  if fields then
    table.insert(found, id)
    table.insert(found, fields)
  end
end
return found
