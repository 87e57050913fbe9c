-- Equality of texts in an index of addresses.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
-- Two ranges of a space that keep others out share no address, unless they have the same holder. The operator class of addresses is
-- none that is taken by itself.
ALTER TABLE "ranges" ADD CONSTRAINT "ranges_apart" EXCLUDE USING gist ("space" WITH =, "range" inet_ops WITH &&, "holder" WITH <>) WHERE ("binding");--> statement-breakpoint
-- Which ranges meet one, binding or not.
CREATE INDEX "ranges_range" ON "ranges" USING gist ("space", "range" inet_ops);--> statement-breakpoint
INSERT INTO "spaces" ("id", "name") VALUES ('default', 'default') ON CONFLICT DO NOTHING;
