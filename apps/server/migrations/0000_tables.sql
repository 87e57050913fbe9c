CREATE TABLE "plans" (
	"space" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"labels" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"provider" text NOT NULL,
	"ip_family" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"document" json NOT NULL,
	"size" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"author" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "plans_space_id_pk" PRIMARY KEY("space","id")
);
--> statement-breakpoint
CREATE TABLE "ranges" (
	"space" text NOT NULL,
	"id" text NOT NULL,
	"plan" text,
	"path" text DEFAULT '' NOT NULL,
	"role" text NOT NULL,
	"family" text NOT NULL,
	"range" "inet" NOT NULL,
	"name" text NOT NULL,
	"owner" text NOT NULL,
	"holder" text NOT NULL,
	"inside" boolean NOT NULL,
	"binding" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ranges_space_id_pk" PRIMARY KEY("space","id")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"space" text NOT NULL,
	"plan" text NOT NULL,
	"revision" integer NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"document" json NOT NULL,
	"author" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "revisions_space_plan_revision_pk" PRIMARY KEY("space","plan","revision")
);
--> statement-breakpoint
CREATE TABLE "spaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"pools" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"internal_ranges" text DEFAULT 'reusable' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_space_spaces_id_fk" FOREIGN KEY ("space") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranges" ADD CONSTRAINT "ranges_space_spaces_id_fk" FOREIGN KEY ("space") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranges" ADD CONSTRAINT "ranges_space_plan_plans_space_id_fk" FOREIGN KEY ("space","plan") REFERENCES "public"."plans"("space","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_space_plan_plans_space_id_fk" FOREIGN KEY ("space","plan") REFERENCES "public"."plans"("space","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plans_id" ON "plans" USING btree ("id");--> statement-breakpoint
CREATE INDEX "plans_updated" ON "plans" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "plans_name" ON "plans" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "ranges_plan" ON "ranges" USING btree ("space","plan");