set -euo pipefail
umask 077
nango() { curl -fsS -H @nango.header "$NANGO_URL/$1"; }
nango connections |
  jq -r '.connections[] | "connections/\(.connection_id | @uri)?provider_config_key=\(.provider_config_key | @uri)&refresh_token=true"' |
  while read -r path; do nango "$path"; done > nango.json
jq -cf nango.jq nango.json > nango.ndjson
