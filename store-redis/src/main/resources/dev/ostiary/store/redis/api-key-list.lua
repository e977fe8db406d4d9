-- KEYS[2]: the subject's keys.
local found = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  local fields = record(prefix .. 'api-key:' .. id)
  if fields[1] then
    table.insert(found, id)
    table.insert(found, fields)
  end
end
return found
