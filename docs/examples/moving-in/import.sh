printf %s "$GITLAB_SECRET" | credledger provider client set gitlab --client-id "$GITLAB_CLIENT" --secret-stdin
credledger provider pause gitlab --reason 'moving in'
credledger connections import accounts.ndjson --dry-run
credledger connections import accounts.ndjson
credledger connections import projects.ndjson
