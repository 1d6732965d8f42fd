-- Filters that people keep: saved searches, and suppression rules that hide what they match.

CREATE TABLE filter (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  account     text COLLATE "C" NOT NULL,
  arn         text COLLATE "C" NOT NULL,
  name        text COLLATE "C" NOT NULL,
  action      text COLLATE "C" NOT NULL CHECK (action IN ('NONE', 'SUPPRESS')),
  description text NOT NULL, -- empty where nobody wrote one; so is the reason
  reason      text NOT NULL,
  criteria    jsonb NOT NULL,
  created     timestamptz NOT NULL,
  updated     timestamptz NOT NULL,
  PRIMARY KEY (account, id),
  UNIQUE (account, arn),
  UNIQUE (account, name)
);

ALTER TABLE filter ENABLE ROW LEVEL SECURITY;
ALTER TABLE filter FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON filter USING (account = current_setting('assay.account', true));

GRANT SELECT, INSERT, UPDATE, DELETE ON filter TO assay_app;
