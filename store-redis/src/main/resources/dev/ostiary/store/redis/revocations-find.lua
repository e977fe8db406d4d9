-- ARGV[4] and on: the names.
local found = {}
for i = 4, #ARGV do
  local issued, till = times(redis.call('HGET', revoked, ARGV[i]), now)
  if issued then
    table.insert(found, ARGV[i])
    table.insert(found, whole(issued))
    table.insert(found, whole(till))
  end
end
return found
