# CREDLEDGER_URL is the ledger's; ci-bot.token, old.token and caller.token hold API tokens.
# Secrets go to curl by its standard input: an argument is for everybody on the machine to read.
secret=$(cat ci-bot.token)

# Where things are (RFC 8414).
curl -fsS "$CREDLEDGER_URL/.well-known/oauth-authorization-server"; echo

# A token that works at GitHub (RFC 8693).
curl -fsS "$CREDLEDGER_URL/v1/token" --config - <<END; echo
user = "ci-bot:$secret"
data = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
data = "subject_token=$secret"
data = "subject_token_type=urn:ietf:params:oauth:token-type:access_token"
data = "audience=github"
END

# Who came with that token (RFC 7662)? Needs the role service.
curl -fsS "$CREDLEDGER_URL/v1/introspect" --config - <<END; echo
user = "ci-bot:$secret"
data = "token=$(cat caller.token)"
END

# An API token that is not needed any more (RFC 7009).
curl -fsS "$CREDLEDGER_URL/v1/revoke" --config - <<END; echo revoked
user = "ci-bot:$secret"
data = "token=$(cat old.token)"
END
