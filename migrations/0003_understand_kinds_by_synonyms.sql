CREATE TABLE "search_phrases" (
	"phrase" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "search_phrases_phrase_kind_pk" PRIMARY KEY("phrase","kind")
);
--> statement-breakpoint
ALTER TABLE "listings" ALTER COLUMN "name_key" SET DATA TYPE text collate "C";