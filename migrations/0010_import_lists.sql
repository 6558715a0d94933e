CREATE TABLE "import_lists" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source_url" text,
	"mapping" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_members" (
	"list_key" text NOT NULL,
	"row_key" text NOT NULL,
	"centre_id" text NOT NULL,
	CONSTRAINT "import_members_list_key_row_key_pk" PRIMARY KEY("list_key","row_key")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" text NOT NULL,
	"number" integer NOT NULL,
	"cells" text[] NOT NULL,
	"outcome" text,
	"report" jsonb,
	"centre_id" text,
	"before" jsonb,
	"version" text,
	"undone" text,
	CONSTRAINT "import_rows_import_id_number_pk" PRIMARY KEY("import_id","number"),
	CONSTRAINT "import_rows_outcome_check" CHECK ("import_rows"."outcome" in ('new', 'changed', 'unchanged', 'duplicate', 'kept', 'refused')),
	CONSTRAINT "import_rows_undone_check" CHECK ("import_rows"."undone" in ('withdrawn', 'restored', 'left'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"list_key" text NOT NULL,
	"person_id" text,
	"is_by_command" boolean NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"headers" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"source_url" text,
	"seen_on" date NOT NULL,
	"as_new" integer[] DEFAULT '{}' NOT NULL,
	"row_count" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"imported_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "imports_state_check" CHECK ("imports"."state" in ('uploaded', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "acts" DROP CONSTRAINT "acts_subject_check";--> statement-breakpoint
ALTER TABLE "import_members" ADD CONSTRAINT "import_members_list_key_import_lists_key_fk" FOREIGN KEY ("list_key") REFERENCES "public"."import_lists"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_members" ADD CONSTRAINT "import_members_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_list_key_import_lists_key_fk" FOREIGN KEY ("list_key") REFERENCES "public"."import_lists"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_members_centre_index" ON "import_members" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "imports_created_index" ON "imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "imports_person_index" ON "imports" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_subject_check" CHECK ("acts"."subject" in ('registration', 'centre', 'letter', 'import'));