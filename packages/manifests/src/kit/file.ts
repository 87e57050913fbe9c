/** A file that comes out of a plan. */
export interface GeneratedFile {
  /** Path inside the ZIP, below the folder of the plan. */
  readonly path: string;
  readonly mediaType: 'application/yaml' | 'application/json' | 'text/x-shellscript' | 'text/x-hcl' | 'text/markdown' | 'text/plain';
  readonly content: string;
  /** One line, in the language of the guides: what it is for. */
  readonly purpose: string;
}

/** What files are for, in the order in which a person comes to them. */
export const FILE_GROUPS = ['read', 'create', 'change', 'expose', 'verify', 'keep', 'back'] as const;
export type FileGroup = (typeof FILE_GROUPS)[number];

/** A file at its place in the order of use. */
export interface DeliveredFile extends GeneratedFile {
  readonly group: FileGroup;
  /** Where the files of a group are several ways to do the same, the way of this one, in the language of the guides. */
  readonly way?: string;
}

/** Puts files into a group, and there into one of its ways. */
export function inGroup(group: FileGroup, files: readonly GeneratedFile[], way?: string): DeliveredFile[] {
  return files.map((file) => ({ ...file, group, ...(way !== undefined && { way }) }));
}

/** Something that a person does with the files, with the commands of this very plan. */
export interface NextStep {
  /** One sentence, in the language of the guides. */
  readonly text: string;
  /** In a form that a shell reads, to be run one after the other in the folder of the files. */
  readonly commands: readonly string[];
}

/** What a plan turns into: its files in the order of use, and what to do with them. */
export interface Delivery {
  readonly files: readonly DeliveredFile[];
  readonly next: readonly NextStep[];
}
