#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, once; what is there stays. `init` adds pseudonym.key, refresher.key and checkpoint.key. Keep a copy of
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
for name in admin ledger-service query-api refresher auditor; do
    make "broker-$name.password"
done

# Containers run as user 1000; file secrets keep the owner and mode they have here.
if [ "$(id -u)" = 0 ]; then
    chown -R 1000:1000 "$dir"
elif [ "$(id -u)" != 1000 ]; then
    echo "secrets.sh: $dir must belong to user 1000; run: sudo chown -R 1000:1000 $dir" >&2
fi
