-- KEYS[2]: the id's entry; ARGV[4]: the id. Only deletes, so it needs no memory.
local id = ARGV[4]
local till, subject = oneTime(id)
if not till then
  return 0
end
local index = oneTimesKey(subject)
local needed = lacking({index})
if needed then
  return needed
end
local all, own, void = oneTimesOf(index), nil, {id}
for _, each in ipairs(all) do
  if each.id == id then
    own = each
  end
end
local isGood = own and till > now
for _, each in ipairs(all) do
  if isGood and each.purpose == own.purpose and each.id ~= id then
    table.insert(void, each.id)
  end
end
dropOneTimes(index, void, {})
return isGood and 1 or 0
