import { and, eq, ne, sql } from 'drizzle-orm';
import type { ArchivedSpace, Counts, Restoring } from './archive.js';
import { CHANNEL, type Database, spaceTopic } from './database.js';
import { differing } from './differing.js';
import { DEFAULT_SPACE, plans, ranges, spaceKey, spaces } from './schema.js';

/** Characters of the name of a space before the number that tells it from another one of that name. */
const MOST_STEM = 190;

/** Restores the spaces of an archive. A name that another space of the store has is numbered, and told of. */
export async function restoreSpaces({ tx, archive, found }: Restoring): Promise<Counts> {
  const counts = { restored: 0, same: 0, skipped: 0 };
  /** Those of the archive that were written: of one that was made before names were told apart, several may have one name. */
  const own = new Set<string>();
  /** The name under which a space can be written, which another of the store may have. */
  const nameFor = async (id: string, name: string): Promise<string> => {
    for (let number = 1; ; number += 1) {
      const wanted = number === 1 ? name : `${[...name.trim()].slice(0, MOST_STEM).join('')} (${number})`;
      const [other] = await tx.select({ id: spaces.id }).from(spaces).where(and(eq(spaceKey(spaces.name), spaceKey(wanted)), ne(spaces.id, id)));
      if (!other) return wanted;
      if (number === 1 && !own.has(other.id)) found.push({ kind: 'space', id, name, fields: ['name'] });
    }
  };
  for (const rows of archive.parts('spaces')) {
    for (const { createdAt, updatedAt, ...row } of rows) {
      const [there] = await tx.select().from(spaces).where(eq(spaces.id, row.id)).for('update');
      const contentOf = ({ name, description, pools, internalRanges }: Omit<ArchivedSpace, 'createdAt' | 'updatedAt'>) => ({ name, description, pools, internalRanges });
      const fields = there ? differing(contentOf(row), contentOf(there)) : [];
      const written = { ...row, pools: [...row.pools], createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) };
      // The first space is there before anybody has said anything of it.
      const isUntouched = there?.revision === 1 && there.id === DEFAULT_SPACE && !(await isUsed(tx, there.id));
      const isWritten = !there || (fields.length > 0 && isUntouched);
      const name = isWritten ? await nameFor(row.id, row.name) : row.name;
      if (isWritten) own.add(row.id);
      if (!there) await tx.insert(spaces).values({ ...written, name });
      else if (isWritten) await tx.update(spaces).set({ ...written, name, revision: Math.max(2, written.revision) }).where(eq(spaces.id, row.id));
      else if (fields.length > 0) found.push({ kind: 'space', id: row.id, name: row.name, fields });
      counts[isWritten ? 'restored' : fields.length === 0 ? 'same' : 'skipped'] += 1;
      await tx.execute(sql`select pg_notify(${CHANNEL}, ${spaceTopic(row.id)})`);
    }
  }
  return counts;
}

async function isUsed(tx: Database, space: string): Promise<boolean> {
  const [plan, range] = [await tx.select({ id: plans.id }).from(plans).where(eq(plans.space, space)).limit(1), await tx.select({ id: ranges.id }).from(ranges).where(eq(ranges.space, space)).limit(1)];
  return plan.length + range.length > 0;
}
