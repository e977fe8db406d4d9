#!/usr/bin/env bash
# What Keycloak does with a long state. Nothing of this project takes part.
#
# Seen with Keycloak 26.7.3 on JDK 17: a state of 4,000 characters comes back to the redirect URI with the code. One of 4,001 does not: the
# user signs in, the code comes, and the state is missing without a word. RFC 6749 (4.1.2) wants the state back exactly as it came, so a
# client can only take that answer for an attack. A client has to keep its state short.
#
# Needs a JDK 17 or later, Maven and curl. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
server=
stop() {
  kill -9 $(ps -o pid= --ppid "$server") "$server" || true
  wait "$server" || true
}
trap '[ -z "$server" ] || stop 2>/dev/null
rm -rf "$tmp"' EXIT

mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
  -Dartifact=org.keycloak:keycloak-quarkus-dist:26.7.3:tar.gz -DoutputDirectory="$tmp"
tar -xzf "$tmp/keycloak-quarkus-dist-26.7.3.tar.gz" -C "$tmp"

port=$((20000 + RANDOM % 20000))
at="http://127.0.0.1:$port"
KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=admin \
  bash "$tmp/keycloak-26.7.3/bin/kc.sh" start-dev --http-host=127.0.0.1 --http-port="$port" >"$tmp/log" 2>&1 &
server=$!
for _ in $(seq 300); do
  grep -q 'Listening on' "$tmp/log" && break
  sleep 1
done

token=$(curl -s -d 'grant_type=password&client_id=admin-cli&username=admin&password=admin' \
  "$at/realms/master/protocol/openid-connect/token" | sed -E 's/.*"access_token":"([^"]*)".*/\1/')
curl -s -f -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$at/admin/realms" -d '{
  "realm": "probe", "enabled": true,
  "clients": [{"clientId": "rp", "secret": "secret-of-the-rp", "redirectUris": ["http://localhost/callback"]}],
  "users": [{"username": "u", "enabled": true, "email": "u@example.com", "firstName": "U", "lastName": "V",
    "credentials": [{"type": "password", "value": "p"}]}]}'

came_back() { # LENGTH
  local state page action cookies location
  state=$(printf 's%.0s' $(seq "$1"))
  # Cookies of Keycloak are Secure here, too: browsers send them to this machine, curl does not.
  page=$(curl -s -D "$tmp/headers" -G "$at/realms/probe/protocol/openid-connect/auth" -d response_type=code -d client_id=rp -d scope=openid \
    --data-urlencode redirect_uri=http://localhost/callback -d "state=$state")
  action=$(echo "$page" | sed -nE 's/.*<form[^>]*action="([^"]*)".*/\1/p' | sed 's/&amp;/\&/g')
  cookies=$(sed -nE 's/^[Ss]et-[Cc]ookie: ([^;]*);.*/\1/p' "$tmp/headers" | tr -d '\r' | paste -sd';')
  location=$(curl -s -o /dev/null -w '%{redirect_url}' -H "Cookie: $cookies" -d username=u -d password=p "$action")
  echo "a state of $1 characters: code $(echo "$location" | grep -c '[?&]code=') state $(echo "$location" | grep -c "[?&]state=$state\(&\|\$\)")" || true
}
seen=$(came_back 4000; came_back 4001)
before='a state of 4000 characters: code 1 state 1
a state of 4001 characters: code 1 state 0'
echo 'Keycloak 26.7.3, what comes back to the redirect URI:'
echo "$seen"
if [ "$seen" != "$before" ]; then
  echo 'before it was:'
  echo "$before"
  exit 1
fi
