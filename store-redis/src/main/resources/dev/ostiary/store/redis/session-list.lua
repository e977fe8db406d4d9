-- KEYS[2]: the subject's sessions.
local found, ids = {}, liveIds(KEYS[2])
local needed = lacking(sessionKeys(ids))
if needed then
  return needed
end
for _, id in ipairs(ids) do
  local fields = read(sessionKey(id))
  if fields then
    table.insert(found, id)
    table.insert(found, told(sessionKey(id), fields))
  end
end
return found
