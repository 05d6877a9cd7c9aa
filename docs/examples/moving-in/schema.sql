CREATE TABLE users (id bigint PRIMARY KEY, handle text NOT NULL UNIQUE);
CREATE TABLE user_external_accounts (
  id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users, provider text NOT NULL, provider_user_id text NOT NULL,
  login text, access_token text NOT NULL, refresh_token text, expires_at timestamptz, scopes text[], created_at timestamptz NOT NULL);
CREATE TABLE projects (id bigint PRIMARY KEY, slug text NOT NULL UNIQUE, github_token text);
