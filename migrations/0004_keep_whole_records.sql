CREATE TABLE "centre_records" (
	"centre_id" text PRIMARY KEY NOT NULL,
	"record" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "centre_records" ADD CONSTRAINT "centre_records_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;