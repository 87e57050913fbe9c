import type { IpFamily, RangeRole } from '@dualstack/schema';
import { sql, type SQL } from 'drizzle-orm';
import { type AnyPgColumn, boolean, foreignKey, index, inet, integer, json, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/*
 * Every key carries the space, so that a database that spreads tables over machines can spread all of them by it. What drizzle
 * has no words for (the extension and the constraint that keeps ranges apart) stands in a migration of its own beside the generated ones.
 */

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** The address space that is there from the beginning (migration 0001), and in which plans lie unless told. */
export const DEFAULT_SPACE = 'default';

/** A pool of an address space: where ranges of these roles are taken from. */
export interface Pool {
  readonly cidr: string;
  readonly roles: readonly RangeRole[];
}

/** What tells names of spaces apart: neither case nor spaces around them do. */
export const spaceKey = (name: AnyPgColumn | string): SQL<string> => sql<string>`lower(btrim(${name}))`;

/** Address spaces: within one, no two clusters have the same address. */
export const spaces = pgTable(
  'spaces',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    description: text().notNull().default(''),
    pools: jsonb().$type<readonly Pool[]>().notNull().default([]),
    internalRanges: text('internal_ranges', { enum: ['unique', 'reusable'] }).notNull().default('reusable'),
    revision: integer().notNull().default(1),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('spaces_name').on(spaceKey(table.name))],
);

export const plans = pgTable(
  'plans',
  {
    space: text().notNull().references(() => spaces.id),
    id: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    labels: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
    provider: text().notNull(),
    ipFamily: text('ip_family').$type<IpFamily | ''>().notNull().default(''),
    status: text({ enum: ['draft', 'final'] }).notNull().default('draft'),
    document: json().notNull(),
    /** Bytes of the document as JSON, by which pages of a list are cut. */
    size: integer().notNull(),
    revision: integer().notNull().default(1),
    author: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
    /** When it was put into the bin. */
    deletedAt: at('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.space, table.id] }),
    index('plans_id').on(table.id),
    index('plans_updated').on(table.updatedAt, table.id),
    index('plans_name').on(sql`lower(${table.name})`, table.id),
  ],
);

/** States of a plan that are kept, by the revision that it had then. */
export const revisions = pgTable(
  'revisions',
  {
    space: text().notNull(),
    plan: text().notNull(),
    revision: integer().notNull(),
    name: text().notNull(),
    status: text({ enum: ['draft', 'final'] }).notNull(),
    document: json().notNull(),
    author: text().notNull(),
    reason: text({ enum: ['created', 'saved', 'final', 'restore', 'author', 'interval'] }).notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.space, table.plan, table.revision] }),
    foreignKey({ columns: [table.space, table.plan], foreignColumns: [plans.space, plans.id] }).onDelete('cascade'),
  ],
);

/**
 * Ranges of an address space: those of plans, and those that others hold. Two that are binding and have not the same holder share
 * no address: `ranges_apart` in the migrations says so, and nothing else decides it.
 */
export const ranges = pgTable(
  'ranges',
  {
    space: text().notNull().references(() => spaces.id),
    id: text().notNull(),
    /** The plan that it belongs to; none for a range that others hold. */
    plan: text(),
    path: text().notNull().default(''),
    role: text().$type<RangeRole>().notNull(),
    family: text({ enum: ['ipv4', 'ipv6'] }).notNull(),
    range: inet().notNull(),
    name: text().notNull(),
    owner: text().notNull(),
    /** Who may have it beside others: a plan by its id, or `others`, whose ranges may lie in one another. */
    holder: text().notNull(),
    /** Whether no address of it is seen outside its cluster. */
    inside: boolean().notNull(),
    /** Whether it keeps others out. */
    binding: boolean().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.space, table.id] }),
    foreignKey({ columns: [table.space, table.plan], foreignColumns: [plans.space, plans.id] }).onDelete('cascade'),
    index('ranges_plan').on(table.space, table.plan),
    index('ranges_order').on(table.space, table.range, table.id),
  ],
);
