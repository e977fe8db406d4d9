-- A grant is kept in its session's hash, so that it ends with it: provider, subKey, sidKey, issued, authenticated, sealed; 'version',
-- 'granted' (when it was recorded last), 'leased' and 'failing' where there is such a time. '<prefix>grants-sub:<subKey>' and
-- '<prefix>grants-sid:<sidKey>' have the ids of the sessions by expiry.

-- The fields of a grant in their order, then what the store's clock says; nil where there is none.
local function grant(key)
  if not read(key) then
    return nil
  end
  local fields = redis.call('HMGET', key, 'provider', 'subKey', 'sidKey', 'issued', 'authenticated', 'sealed', 'version', 'granted',
    'leased', 'failing')
  if not fields[6] then
    return nil
  end
  table.insert(fields, whole(now))
  return fields
end
