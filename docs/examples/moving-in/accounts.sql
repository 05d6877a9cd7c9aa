SELECT json_strip_nulls(json_build_object(
         'provider', a.provider,
         'owner', u.handle,
         'name', CASE row_number() OVER (PARTITION BY a.user_id, a.provider ORDER BY a.created_at, a.id)
                   WHEN 1 THEN 'default' ELSE a.login END,
         'kind', CASE WHEN a.refresh_token IS NULL THEN 'bearer' ELSE 'oauth2' END,
         'access_token', a.access_token,
         'refresh_token', a.refresh_token,
         'expires_at', to_char(a.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
         'account', json_build_object('uid', a.provider_user_id, 'login', a.login),
         'scopes', a.scopes))
  FROM user_external_accounts a JOIN users u ON u.id = a.user_id
 ORDER BY a.id
