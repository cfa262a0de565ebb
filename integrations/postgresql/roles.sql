-- Two roles beside the owner of the tables: hosts and workers write as the one, people and reports read as the other.
-- To be run by the owner, in the database, once its tables are there; again after an upgrade that has added tables.
-- Passwords are set apart (\password authing_writer), or come from another authentication than passwords.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'authing_writer') THEN
    CREATE ROLE authing_writer LOGIN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'authing_reader') THEN
    CREATE ROLE authing_reader LOGIN;
  END IF;
END
$$;

-- In the schema that the owner's connection writes to, which is public unless search_path says otherwise. A new epoch of
-- a restored host takes back what it counted: that is a DELETE.
DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO authing_writer, authing_reader', current_schema());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO authing_writer', current_schema());
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO authing_reader', current_schema());
END
$$;
