CREATE FUNCTION refuse_release_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a release is kept as it was made';
END
$$;
--> statement-breakpoint
CREATE TRIGGER releases_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON releases
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_release_change();
--> statement-breakpoint
CREATE TRIGGER release_files_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON release_files
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_release_change();
--> statement-breakpoint
CREATE TRIGGER release_parts_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON release_parts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_release_change();
--> statement-breakpoint
-- A release takes files only in the transaction that makes it.
CREATE FUNCTION refuse_later_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM releases WHERE number = NEW.release AND xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a release is kept as it was made';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER release_files_at_once BEFORE INSERT ON release_files
  FOR EACH ROW EXECUTE FUNCTION refuse_later_file();
--> statement-breakpoint
CREATE TRIGGER release_parts_at_once BEFORE INSERT ON release_parts
  FOR EACH ROW EXECUTE FUNCTION refuse_later_file();
