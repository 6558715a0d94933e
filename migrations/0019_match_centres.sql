CREATE TABLE "sightings" (
	"centre_id" text PRIMARY KEY NOT NULL,
	"seen" real NOT NULL,
	CONSTRAINT "sightings_seen_check" CHECK ("sightings"."seen" >= 0)
);
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "offers" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "seeks" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sightings" ADD CONSTRAINT "sightings_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listings_time_zone_index" ON "listings" USING btree ("time_zone");--> statement-breakpoint
UPDATE "listings" SET
  "time_zone" = centres."time_zone",
  "offers" = (SELECT count(*) FROM "centre_terms" WHERE "centre_id" = centres."id" AND "role" = 'offers'),
  "seeks" = (SELECT count(*) FROM "centre_terms" WHERE "centre_id" = centres."id" AND "role" = 'seeks')
FROM "centres" WHERE centres."id" = "listings"."centre_id";--> statement-breakpoint
ALTER TABLE "listings" ALTER COLUMN "offers" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "listings" ALTER COLUMN "seeks" DROP DEFAULT;--> statement-breakpoint
-- How well what one side wants is met by what the other names, 0 to 1. Nine parts in twelve: how much of the wishes is
-- met; three: how much of what the other names is meant, so that a long list alone wins nothing. Of whom nothing is known
-- that counts a fifth: not known is not no.
CREATE FUNCTION match_direction(met integer, wanted integer, named integer) RETURNS real
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE
    WHEN wanted = 0 THEN NULL
    WHEN named = 0 THEN 0.2
    WHEN met = 0 THEN 0
    ELSE power(met::float8 / wanted, 0.75) * power(met::float8 / named, 0.25)
  END)::real
$$;--> statement-breakpoint
-- Hours of a day in which both are at work: one side from begins to ends by its own clock, the other from nine to five by
-- a clock that is `ahead` hours ahead. A day is a circle: evening here may be morning there.
CREATE FUNCTION shared_hours(ahead float8, begins float8, ends float8) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT greatest(0, least(ends, 17 - ahead) - greatest(begins, 9 - ahead))
    + greatest(0, least(ends, 41 - ahead) - greatest(begins, 33 - ahead))
    + greatest(0, least(ends, -7 - ahead) - greatest(begins, -15 - ahead))
$$;--> statement-breakpoint
-- The fit of two centres, 0 to 1: a weighted mean of what was asked for. Their offers meet our wishes 3, ours theirs 3, both
-- at once 2, a language of sessions in common 2, shared hours 1.5; and always: a record confirmed within thirteen months
-- 0.5, answers to letters 0.5. Null is what was not asked for (languages, hours) or what nobody knows (answers). Neither the
-- length of a record nor any one language counts.
CREATE FUNCTION match_fit(
  they_offer real, they_seek real, shares_language boolean, hours float8, hours_asked float8, is_confirmed boolean, answers text
) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ((
    3 * coalesce(they_offer, 0) + 3 * coalesce(they_seek, 0) + 2 * coalesce(sqrt(they_offer * they_seek), 0)
    + CASE WHEN shares_language THEN 2 ELSE 0 END
    + CASE WHEN hours_asked IS NULL THEN 0 ELSE 1.5 * least(1, coalesce(hours / hours_asked, 0.3)) END
    + CASE WHEN is_confirmed THEN 0.5 ELSE 0 END
    + CASE answers WHEN 'days' THEN 0.5 WHEN 'weeks' THEN 0.3 WHEN 'rarely' THEN 0 ELSE 0.25 END
  ) / (
    CASE WHEN they_offer IS NULL THEN 0 ELSE 3 END + CASE WHEN they_seek IS NULL THEN 0 ELSE 3 END
    + CASE WHEN they_offer IS NULL OR they_seek IS NULL THEN 0 ELSE 2 END
    + CASE WHEN shares_language IS NULL THEN 0 ELSE 2 END
    + CASE WHEN hours_asked IS NULL THEN 0 ELSE 1.5 END
    + 1
  ))::real
$$;
