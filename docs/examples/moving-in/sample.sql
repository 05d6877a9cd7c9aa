INSERT INTO users VALUES (1, 'ada'), (2, 'grace');
INSERT INTO user_external_accounts VALUES
  (1, 1, 'github', '1815', 'ada-gh', 'gho_sample1', NULL, NULL, '{repo,read:user}', '2026-01-01T00:00:00Z'),
  (2, 1, 'github', '1852', 'ada-work', 'gho_sample2', NULL, NULL, '{}', '2026-02-01T00:00:00Z'),
  (3, 2, 'gitlab', '1906', 'grace', 'glo_sample3', 'glr_sample3', '2099-01-01T01:00:00+01:00', '{api}', '2026-03-01T00:00:00Z');
INSERT INTO projects VALUES (1, 'compiler', 'ghp_sample4'), (2, 'paper', NULL);
