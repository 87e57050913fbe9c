-- Names of spaces are told apart from now on, without case and outer spaces. Of several that are the same the first keeps its name: the one that
-- is there from the beginning, else the oldest. The others are numbered: "name (2)".
DO $$
DECLARE
  twin record;
  number integer;
  wanted text;
BEGIN
  FOR twin IN SELECT "id", "name" FROM (
      SELECT "id", "name", "created_at", row_number() OVER (PARTITION BY lower(btrim("name")) ORDER BY "id" <> 'default', "created_at", "id") AS place FROM "spaces"
    ) named WHERE place > 1 ORDER BY "created_at", "id"
  LOOP
    number := 2;
    LOOP
      wanted := left(btrim(twin."name"), 190) || ' (' || number || ')';
      EXIT WHEN NOT EXISTS (SELECT 1 FROM "spaces" WHERE lower(btrim("name")) = lower(wanted));
      number := number + 1;
    END LOOP;
    UPDATE "spaces" SET "name" = wanted, "revision" = "revision" + 1, "updated_at" = now() WHERE "id" = twin."id";
  END LOOP;
END $$;
