#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, and the registry's directory beside them, once; what is there stays. `init` adds pseudonym.key, refresher.key and checkpoint.key. Keep a copy of
# DIR apart from every backup of the broker: without these keys the ledger cannot be read, and with them it can.
#   deploy/secrets.sh [DIR]
set -eu
umask 077
dir=${1:-secrets}
mkdir -p "$dir"

make() {
    [ -e "$dir/$1" ] || { head -c 32 /dev/urandom | od -An -vtx1 | tr -d ' \n' > "$dir/$1.new" && mv "$dir/$1.new" "$dir/$1"; }
}

make master.key
for name in admin ledger-service query-api refresher auditor controller; do
    make "broker-$name.password"
done
for name in keycloak-admin.password keycloak-client.secret; do
    make "$name"
done
# Not secret, but the same for all nodes and for ever: 16 bytes in base64url, of which the first is no hyphen.
[ -e "$dir/cluster.id" ] || { printf 'L' && head -c 16 /dev/urandom | base64 | tr '+/' '_-' | cut -c 2-22; } > "$dir/cluster.id"
# A volume would begin as root's.
mkdir -p "$dir/../registry"

# Containers run as user 1000; file secrets keep the owner and mode they have here.
if [ "$(id -u)" = 0 ]; then
    chown -R 1000:1000 "$dir" "$dir/../registry"
elif [ "$(id -u)" != 1000 ]; then
    echo "secrets.sh: $dir and registry must belong to user 1000; run: sudo chown -R 1000:1000 $dir $dir/../registry" >&2
fi
