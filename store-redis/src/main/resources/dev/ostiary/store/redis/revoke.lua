-- ARGV[4]: the name; ARGV[5]: only tokens issued up to then; ARGV[6]: until when.
revoke(ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6]))
settle()
return 1
