-- KEYS[2]: the id's entry; ARGV[4]: the id. Only deletes, so it needs no memory.
local id = ARGV[4]
local till, subject = oneTime(id)
if not till then
  return 0
end
local index = oneTimesKey(subject)
local all, own = oneTimesOf(index), nil
for _, each in ipairs(all) do
  if each.id == id then
    own = each
  end
end
dropOneTime(index, id)
if till <= now or not own then
  return 0
end
for _, each in ipairs(all) do
  if each.purpose == own.purpose then
    dropOneTime(index, each.id)
  end
end
return 1
