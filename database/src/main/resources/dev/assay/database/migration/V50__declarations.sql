-- What the file that lists a package says about it: how the project came to it, whether it is for
-- development only, and its licence. Sets written before say nothing. PostgreSQL 15 syntax.

ALTER TABLE package_set_member
  ADD COLUMN relation text COLLATE "C" NOT NULL DEFAULT 'UNSTATED'
    CHECK (relation IN ('UNSTATED', 'DIRECT', 'TRANSITIVE')),
  ADD COLUMN development boolean NOT NULL DEFAULT false,
  ADD COLUMN license text COLLATE "C" NOT NULL DEFAULT '';
