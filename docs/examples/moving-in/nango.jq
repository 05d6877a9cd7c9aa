{OAUTH2: "oauth2", API_KEY: "bearer", BASIC: "basic"}[.credentials.type] as $kind
| if $kind == null then error("no kind for \(.credentials.type) of connection \(.connection_id)") else . end
| .credentials as $c
| {
    provider: .provider,
    owner: (.tags.end_user_id // .end_user.id // .connection_id),
    kind: $kind,
    access_token: (if $kind == "basic" then null else $c.access_token // $c.apiKey end),
    refresh_token: (if $kind == "oauth2" then $c.refresh_token else null end),
    expires_at: (if $kind == "oauth2" then $c.expires_at else null end),
    username: $c.username,
    password: $c.password,
    scopes: ($c.raw.scope // "" | [splits("[ ,]+") | select(. != "")]),
    metadata: {nango_connection: .connection_id}
  }
| with_entries(select(.value != null))
