-- KEYS[2]: the subject's keys.
local found, ids, keys = {}, redis.call('SMEMBERS', KEYS[2]), {}
for _, id in ipairs(ids) do
  table.insert(keys, prefix .. 'api-key:' .. id)
end
local needed = lacking(keys)
if needed then
  return needed
end
for i, id in ipairs(ids) do
  local fields = record(keys[i])
  if fields[1] then
    table.insert(found, id)
    table.insert(found, fields)
  end
end
return found
