jq -r '.owner // empty' accounts.ndjson | sort -u | while read -r handle; do
  credledger identity show "$handle" > /dev/null 2>&1 < /dev/null || credledger identity create "$handle" < /dev/null
done
