CREATE TABLE "release_files" (
	"release" integer NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "release_files_release_name_pk" PRIMARY KEY("release","name"),
	CONSTRAINT "release_files_sha256_check" CHECK ("release_files"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "release_parts" (
	"release" integer NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "release_parts_release_name_position_pk" PRIMARY KEY("release","name","position")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"number" integer PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"released_at" timestamp (3) with time zone NOT NULL,
	"released_on" date NOT NULL,
	"counts" jsonb NOT NULL,
	"changed" jsonb NOT NULL,
	CONSTRAINT "releases_version_key" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "sets" (
	"id" text PRIMARY KEY NOT NULL,
	"query" text NOT NULL,
	"version" bigint NOT NULL,
	"hash" text NOT NULL,
	"centre_ids" text[] NOT NULL,
	"count" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sets_hash_key" UNIQUE("hash"),
	CONSTRAINT "sets_id_check" CHECK ("sets"."id" ~ '^set-[0-9a-hjkmnp-tv-z]{7}$')
);
--> statement-breakpoint
ALTER TABLE "release_files" ADD CONSTRAINT "release_files_release_releases_number_fk" FOREIGN KEY ("release") REFERENCES "public"."releases"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_parts" ADD CONSTRAINT "release_parts_release_name_release_files_release_name_fk" FOREIGN KEY ("release","name") REFERENCES "public"."release_files"("release","name") ON DELETE no action ON UPDATE no action;