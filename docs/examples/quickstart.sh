# Two identities, and an API token for each; you are the first admin.
./credledger identity create alice --display-name "Alice"
./credledger identity create bob
./credledger identity token issue alice --label laptop --save-to alice.token
./credledger identity token issue bob --label laptop --save-to bob.token

# Alice stores a GitHub personal token and a GitLab OAuth token. Secrets come from standard input or a file, never from an argument.
export CREDLEDGER_TOKEN_FILE=alice.token
printf %s ghp_example | ./credledger connections store github --name main \
  --uid 42 --login alice-gh --scope repo --access-token-stdin
printf %s glpat-example > gitlab.access
printf %s glrt-example > gitlab.refresh
./credledger connections store gitlab --kind oauth2 --uid 7 --login alice-gl --scope api \
  --expires-at 2099-01-01T00:00:00Z --access-token-file gitlab.access --refresh-token-file gitlab.refresh
./credledger connections list

# GitHub becomes her active forge; programs ask which one it is.
./credledger forge use github --connection github/main
curl -s -H "Authorization: Bearer $(cat alice.token)" "${CREDLEDGER_URL:-http://127.0.0.1:8080}/v1/me"; echo

# A token for a script.
./credledger token gitlab
./credledger token github/main

# The connection becomes Bob's. Its key stays, its history says how it came.
./credledger connections transfer github/main bob --reason "Alice moves on"
export CREDLEDGER_TOKEN_FILE=bob.token
./credledger connections list
./credledger connections history github/main
