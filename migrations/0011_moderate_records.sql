CREATE TABLE "looks" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"change_id" bigint NOT NULL,
	"fields" text[] NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" text,
	"state" text NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"seen_by" text,
	CONSTRAINT "looks_state_check" CHECK ("looks"."state" in ('open', 'seen')),
	CONSTRAINT "looks_seen_check" CHECK (("looks"."state" = 'seen') = ("looks"."seen_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "mergers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mergers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kept_id" text NOT NULL,
	"gone_id" text NOT NULL,
	"kept_change_id" bigint NOT NULL,
	"followed" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" text,
	"split_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "private_pasts" (
	"change_id" bigint PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"before" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_seen_by_people_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mergers" ADD CONSTRAINT "mergers_kept_id_centres_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mergers" ADD CONSTRAINT "mergers_gone_id_centres_id_fk" FOREIGN KEY ("gone_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mergers" ADD CONSTRAINT "mergers_kept_change_id_changes_id_fk" FOREIGN KEY ("kept_change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mergers" ADD CONSTRAINT "mergers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_pasts" ADD CONSTRAINT "private_pasts_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_pasts" ADD CONSTRAINT "private_pasts_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "looks_centre_index" ON "looks" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "looks_queue_index" ON "looks" USING btree ("at","id") WHERE "looks"."state" = 'open';--> statement-breakpoint
CREATE INDEX "mergers_gone_index" ON "mergers" USING btree ("gone_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mergers_kept_index" ON "mergers" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "private_pasts_centre_index" ON "private_pasts" USING btree ("centre_id","change_id");--> statement-breakpoint
CREATE INDEX "private_pasts_at_index" ON "private_pasts" USING btree ("at");