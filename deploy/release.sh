#!/usr/bin/env bash
# Makes a release of the commit that is checked out: all tests, the same bytes twice, checksums, and their signature if a key is named.
#   deploy/release.sh [--tested] [--key FILE] DIR
# --tested leaves the tests out, for a commit that has passed them. FILE is the releaser's own SSH key, which no build sees.
set -euo pipefail
# Jars keep the modes that the files had.
umask 022

namespace=credledger-release

fail() {
    printf 'release.sh: %s\n' "$1" >&2
    exit 1
}

tests=(verify)
key=''
while [ $# -gt 1 ]; do
    case $1 in
        --tested)
            tests=(package -DskipTests)
            shift
            ;;
        --key)
            key=$2
            shift 2
            ;;
        *) fail "does not know $1" ;;
    esac
done
[ $# = 1 ] || fail "needs the directory to write to"
directory=$1
[ -z "$key" ] || [ -r "$key" ] || fail "cannot read $key"
[ ! -e "$directory" ] || fail "$directory is there already"

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
commit=$(git -C "$home" rev-parse HEAD)
[ -z "$(git -C "$home" status --porcelain)" ] || fail "what is not committed would not be in it"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build PLACE ARGUMENT…: in a clone of its own, whose path is as long as its name.
build() {
    local place=$work/$1
    shift
    git clone --quiet --no-checkout "$home" "$place/clone"
    git -C "$place/clone" checkout --quiet --detach "$commit"
    (cd "$place/clone" && mvn -q -B -Prelease "$@" < /dev/null)
    mkdir "$place/made"
    cp "$place"/clone/cli/target/credledger-*.tar.gz "$place"/clone/cli/target/credledger-*.cdx.json \
        "$place/clone/cli/target/SHA256SUMS" "$place/made/"
    rm -rf "$place/clone"
}

echo "release.sh: builds $commit" >&2
build one "${tests[@]}"
echo "release.sh: builds it again, in another place" >&2
build another-place package -DskipTests
diff -r "$work/one/made" "$work/another-place/made" || fail "two builds of one commit differ"

mkdir -p "$directory"
cp "$work"/one/made/* "$directory/"
(cd "$directory" && sha256sum --check --quiet SHA256SUMS)
if [ -n "$key" ]; then
    ssh-keygen -Y sign -q -f "$key" -n "$namespace" "$directory/SHA256SUMS"
else
    echo "release.sh: not signed; to sign: ssh-keygen -Y sign -f KEY -n $namespace $directory/SHA256SUMS" >&2
fi
cat "$directory/SHA256SUMS"
