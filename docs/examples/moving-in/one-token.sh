jq -Rc '{provider: "github", owner: "server", name: "default", kind: "bearer", access_token: .}' github_token |
  credledger connections import -
