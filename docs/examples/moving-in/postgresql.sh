umask 077
psql -XAt -v ON_ERROR_STOP=1 -f accounts.sql > accounts.ndjson
psql -XAt -v ON_ERROR_STOP=1 -f projects.sql > projects.ndjson
