CREATE EXTENSION IF NOT EXISTS postgis;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "areas" (
	"code" text PRIMARY KEY NOT NULL,
	"alpha3" text,
	"numeric" text,
	"regions" text[] NOT NULL,
	"polygon" geometry(MultiPolygon,4326),
	"point" geometry(Point,4326)
);
--> statement-breakpoint
CREATE TABLE "centre_descriptions" (
	"centre_id" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "centre_descriptions_centre_id_language_pk" PRIMARY KEY("centre_id","language"),
	CONSTRAINT "centre_descriptions_text_check" CHECK (char_length("centre_descriptions"."text") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "centre_institutions" (
	"centre_id" text NOT NULL,
	"institution_id" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "centre_institutions_centre_id_institution_id_pk" PRIMARY KEY("centre_id","institution_id")
);
--> statement-breakpoint
CREATE TABLE "centre_languages" (
	"centre_id" text NOT NULL,
	"use" text NOT NULL,
	"language" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "centre_languages_centre_id_use_language_pk" PRIMARY KEY("centre_id","use","language"),
	CONSTRAINT "centre_languages_use_check" CHECK ("centre_languages"."use" in ('session', 'text'))
);
--> statement-breakpoint
CREATE TABLE "centre_names" (
	"centre_id" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"language" text,
	"kind" text NOT NULL,
	CONSTRAINT "centre_names_centre_id_position_pk" PRIMARY KEY("centre_id","position"),
	CONSTRAINT "centre_names_kind_check" CHECK ("centre_names"."kind" in ('official', 'alias', 'former')),
	CONSTRAINT "centre_names_text_check" CHECK ("centre_names"."text" <> '')
);
--> statement-breakpoint
CREATE TABLE "centre_terms" (
	"centre_id" text NOT NULL,
	"role" text NOT NULL,
	"vocabulary" text GENERATED ALWAYS AS (case when role in ('offers', 'seeks') then 'collaboration' else role end) STORED NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"own_words" text,
	CONSTRAINT "centre_terms_centre_id_role_code_pk" PRIMARY KEY("centre_id","role","code"),
	CONSTRAINT "centre_terms_role_check" CHECK ("centre_terms"."role" in ('kind', 'modality', 'service', 'audience', 'tutor', 'association', 'designation', 'placement', 'offers', 'seeks')),
	CONSTRAINT "centre_terms_own_words_check" CHECK ("centre_terms"."own_words" is null or "centre_terms"."code" = 'other')
);
--> statement-breakpoint
CREATE TABLE "centres" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"withdrawn_reason" text,
	"life_state" text NOT NULL,
	"founded" text,
	"closed" text,
	"successor_id" text,
	"parent_id" text,
	"country_code" text NOT NULL,
	"admin_area" text,
	"city" text,
	"location" geometry(Point,4326),
	"precision" text NOT NULL,
	"public_location" geometry(Point,4326),
	"time_zone" text,
	"website" text,
	"social_links" text[] DEFAULT '{}' NOT NULL,
	"phone" text,
	"public_email" text,
	"evidence" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"source_kind" text NOT NULL,
	"source_url" text,
	"source_seen_on" date NOT NULL,
	"is_synthetic" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "centres_id_check" CHECK ("centres"."id" ~ '^wca-[0-9a-hjkmnp-tv-z]{7}$'),
	CONSTRAINT "centres_state_check" CHECK ("centres"."state" in ('draft', 'submitted', 'published', 'rejected', 'withdrawn')),
	CONSTRAINT "centres_withdrawn_check" CHECK (("centres"."state" = 'withdrawn') = ("centres"."withdrawn_reason" is not null)),
	CONSTRAINT "centres_life_state_check" CHECK ("centres"."life_state" in ('planned', 'active', 'paused', 'closed', 'merged')),
	CONSTRAINT "centres_successor_check" CHECK ("centres"."life_state" <> 'merged' or "centres"."successor_id" is not null),
	CONSTRAINT "centres_precision_check" CHECK ("centres"."precision" in ('building', 'campus', 'city', 'region', 'country', 'online', 'hidden')),
	CONSTRAINT "centres_public_location_check" CHECK ("centres"."precision" not in ('online', 'hidden') or "centres"."public_location" is null),
	CONSTRAINT "centres_evidence_check" CHECK ("centres"."evidence" in ('suggested', 'email-confirmed', 'institution-domain', 'association-vouches', 'moderator-checked')),
	CONSTRAINT "centres_founded_check" CHECK ("centres"."founded" ~ '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$'),
	CONSTRAINT "centres_closed_check" CHECK ("centres"."closed" ~ '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$'),
	CONSTRAINT "centres_website_check" CHECK ("centres"."website" ~ '^https?://'),
	CONSTRAINT "centres_source_url_check" CHECK ("centres"."source_url" ~ '^https?://')
);
--> statement-breakpoint
CREATE TABLE "evidence_steps" (
	"centre_id" text NOT NULL,
	"level" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_steps_centre_id_level_pk" PRIMARY KEY("centre_id","level"),
	CONSTRAINT "evidence_steps_level_check" CHECK ("evidence_steps"."level" in ('suggested', 'email-confirmed', 'institution-domain', 'association-vouches', 'moderator-checked'))
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"source" text,
	CONSTRAINT "changes_actor_check" CHECK ("changes"."actor" in ('centre', 'moderator', 'visitor', 'import', 'system')),
	CONSTRAINT "changes_subject_check" CHECK ("changes"."subject" in ('centre', 'vocabulary', 'gazetteer'))
);
--> statement-breakpoint
CREATE TABLE "institution_names" (
	"institution_id" integer NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"language" text,
	"kind" text NOT NULL,
	CONSTRAINT "institution_names_institution_id_position_pk" PRIMARY KEY("institution_id","position")
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "institutions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"type_vocabulary" text GENERATED ALWAYS AS ('institution-type') STORED NOT NULL,
	"type" text,
	"website" text,
	"ror" text,
	"wikidata" text
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"centre_id" text PRIMARY KEY NOT NULL,
	"tags" integer[] NOT NULL,
	"point" geometry(Point,4326),
	"body" char(6) NOT NULL,
	"longitude" integer,
	"latitude" integer,
	"tile_x" integer,
	"tile_y" integer,
	"place_order" bigint,
	"document" "tsvector" NOT NULL,
	"name_key" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"lot" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"uses" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"facet" text NOT NULL,
	"code" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"centre_id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_names" (
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"language" text,
	"text" text NOT NULL,
	"folded" text NOT NULL,
	"population" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places" (
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"country_code" text,
	"population" integer,
	"location" geometry(Point,4326) NOT NULL,
	"bounds" double precision[],
	CONSTRAINT "places_kind_code_pk" PRIMARY KEY("kind","code"),
	CONSTRAINT "places_kind_check" CHECK ("places"."kind" in ('town', 'country', 'region'))
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"vocabulary" text NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"labels" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	"broader" text,
	"replaced_by" text,
	"since" date NOT NULL,
	"is_selectable" boolean DEFAULT true NOT NULL,
	"url" text,
	"synonyms" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "terms_vocabulary_code_pk" PRIMARY KEY("vocabulary","code")
);
--> statement-breakpoint
CREATE TABLE "vocabularies" (
	"code" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"labels" jsonb NOT NULL,
	"notes" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "centre_descriptions" ADD CONSTRAINT "centre_descriptions_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_institutions" ADD CONSTRAINT "centre_institutions_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_institutions" ADD CONSTRAINT "centre_institutions_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_languages" ADD CONSTRAINT "centre_languages_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_names" ADD CONSTRAINT "centre_names_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_terms" ADD CONSTRAINT "centre_terms_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_terms" ADD CONSTRAINT "centre_terms_vocabulary_code_terms_vocabulary_code_fk" FOREIGN KEY ("vocabulary","code") REFERENCES "public"."terms"("vocabulary","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centres" ADD CONSTRAINT "centres_successor_id_centres_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centres" ADD CONSTRAINT "centres_parent_id_centres_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centres" ADD CONSTRAINT "centres_country_code_areas_code_fk" FOREIGN KEY ("country_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_steps" ADD CONSTRAINT "evidence_steps_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_names" ADD CONSTRAINT "institution_names_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institutions" ADD CONSTRAINT "institutions_type_vocabulary_type_terms_vocabulary_code_fk" FOREIGN KEY ("type_vocabulary","type") REFERENCES "public"."terms"("vocabulary","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_vocabulary_vocabularies_code_fk" FOREIGN KEY ("vocabulary") REFERENCES "public"."vocabularies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_vocabulary_broader_terms_vocabulary_code_fk" FOREIGN KEY ("vocabulary","broader") REFERENCES "public"."terms"("vocabulary","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_vocabulary_replaced_by_terms_vocabulary_code_fk" FOREIGN KEY ("vocabulary","replaced_by") REFERENCES "public"."terms"("vocabulary","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "areas_polygon_index" ON "areas" USING gist ("polygon");--> statement-breakpoint
CREATE INDEX "centre_institutions_institution_index" ON "centre_institutions" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "centres_parent_index" ON "centres" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "centres_successor_index" ON "centres" USING btree ("successor_id");--> statement-breakpoint
CREATE INDEX "changes_subject_index" ON "changes" USING btree ("subject","subject_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "listings_tags_index" ON "listings" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "listings_document_index" ON "listings" USING gin ("document");--> statement-breakpoint
CREATE INDEX "listings_point_index" ON "listings" USING gist ("point");--> statement-breakpoint
CREATE INDEX "listings_name_index" ON "listings" USING btree ("name_key","centre_id");--> statement-breakpoint
CREATE INDEX "listings_confirmed_index" ON "listings" USING btree ("confirmed_at" DESC NULLS LAST,"centre_id");--> statement-breakpoint
CREATE INDEX "listings_place_order_index" ON "listings" USING btree ("place_order");--> statement-breakpoint
CREATE INDEX "search_words_trigram_index" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_prefix_index" ON "search_words" USING btree ("word" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "tags_facet_code_key" ON "tags" USING btree ("facet","code");--> statement-breakpoint
CREATE INDEX "place_names_place_index" ON "place_names" USING btree ("kind","code");--> statement-breakpoint
CREATE INDEX "place_names_prefix_index" ON "place_names" USING btree ("folded" text_pattern_ops,"population" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "place_names_trigram_index" ON "place_names" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "places_location_index" ON "places" USING gist ("location");