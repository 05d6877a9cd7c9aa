SELECT json_build_object('provider', 'github', 'owner', 'server', 'name', slug, 'kind', 'bearer', 'access_token', github_token)
  FROM projects
 WHERE github_token IS NOT NULL
 ORDER BY id
