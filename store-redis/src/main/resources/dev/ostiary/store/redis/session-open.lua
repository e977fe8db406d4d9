-- KEYS[2]: the session; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5] and on: its state.
if not read(KEYS[2]) and tonumber(ARGV[9]) > now then
  keep(KEYS[2], KEYS[3], ARGV[4], 5)
end
return 1
