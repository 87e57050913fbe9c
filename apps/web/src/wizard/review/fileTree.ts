import type { RenderedFile } from '../../api/client.js';

/** Files that are one of several ways to do the same, or all of their group. */
export interface FileWay {
  /** Undefined where the files belong to no way of several. */
  readonly way?: string;
  /** The folder that all of them lie in, with its slash; empty where they have none in common. */
  readonly folder: string;
  readonly files: readonly RenderedFile[];
}

export interface FileGroup {
  readonly group: RenderedFile['group'];
  /** Its place in the order of use; what is only to be kept, or for the way back, has none. */
  readonly number?: number;
  /** In how many ways the same can be done; 0 where there is but one. */
  readonly ways: number;
  readonly parts: readonly FileWay[];
}

/** The folder that every path lies in. */
function folderOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  return folder !== '' && paths.every((path) => path.startsWith(folder)) ? folder : '';
}

/** The files in their groups and ways, in the order in which they come. */
export function groupFiles(files: readonly RenderedFile[]): readonly FileGroup[] {
  const groups: { group: RenderedFile['group']; parts: { way: string | undefined; files: RenderedFile[] }[] }[] = [];
  for (const file of files) {
    const last = groups.at(-1);
    const group = last?.group === file.group ? last : { group: file.group, parts: [] };
    if (group !== last) groups.push(group);
    const part = group.parts.at(-1);
    if (part && part.way === file.way) part.files.push(file);
    else group.parts.push({ way: file.way, files: [file] });
  }
  return groups.map(({ group, parts }, index) => ({
    group,
    ...(group !== 'keep' && group !== 'back' && { number: index + 1 }),
    ways: new Set(parts.flatMap(({ way }) => way ?? [])).size > 1 ? new Set(parts.flatMap(({ way }) => way ?? [])).size : 0,
    parts: parts.map(({ way, files: own }) => ({ ...(way !== undefined && { way }), folder: folderOf(own.map(({ path }) => path)), files: own })),
  }));
}
