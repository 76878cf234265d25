-- name: CreateVersions
CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY, program TEXT NOT NULL);

-- name: NewestVersion
SELECT version, program FROM schema_version ORDER BY version DESC LIMIT 1;

-- name: AddVersion
INSERT INTO schema_version (version, program) VALUES (@version, @program);

-- name: CreateInstallation
INSERT INTO installation (id, secret, generation) VALUES (1, @secret, 1) ON CONFLICT (id) DO NOTHING;

-- name: Secret
SELECT secret FROM installation WHERE id = 1;

-- name: Probe
UPDATE installation SET probe = @probe WHERE id = 1;
